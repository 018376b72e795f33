#include "text/sha256.hpp"

#include <perfeval/detail/poll.hpp>

#include <array>
#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace perfeval {
inline namespace v0 {
namespace {

// FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using state = std::array<std::uint32_t, 8>;
using block_function = void (*)(state&, const unsigned char*);

std::uint32_t word_at(const unsigned char* block, std::size_t i) {
  return (std::uint32_t{block[4 * i]} << 24) | (std::uint32_t{block[4 * i + 1]} << 16) |
         (std::uint32_t{block[4 * i + 2]} << 8) | block[4 * i + 3];
}

// Section 6.2.2.
void take_block(state& h, const unsigned char* block) {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t t = 0; t < 16; ++t) w[t] = word_at(block, t);
  for (std::size_t t = 16; t < 64; ++t) {
    const auto s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
    const auto s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, k] = h;
  for (std::size_t t = 0; t < 64; ++t) {
    const auto s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const auto s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const auto t1 = k + s1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
    const auto t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    k = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const state worked{a, b, c, d, e, f, g, k};
  for (std::size_t i = 0; i < h.size(); ++i) h[i] += worked[i];
}

#if defined(__x86_64__)
// The same by the processor's own instructions, which take two rounds each and keep the state as a, b, e, f and as
// c, d, g, h, the first in the highest place.
// NOLINTBEGIN(portability-simd-intrinsics): this instruction set is the point
[[gnu::target("sha,sse4.1")]] void take_block_by_processor(state& h, const unsigned char* block) {
  const auto word = [](std::uint32_t value) { return static_cast<int>(value); };
  const __m128i bytes_reversed = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i abef_before = _mm_set_epi32(word(h[0]), word(h[1]), word(h[4]), word(h[5]));
  const __m128i cdgh_before = _mm_set_epi32(word(h[2]), word(h[3]), word(h[6]), word(h[7]));
  __m128i abef = abef_before, cdgh = cdgh_before;
  __m128i w[4]{};  // the last sixteen words of the schedule
  for (std::size_t t = 0; t < 64; t += 4) {
    __m128i& next = w[t / 4 % 4];
    if (t < 16) {
      next = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 4 * t)), bytes_reversed);
    } else {
      const __m128i& last = w[(t / 4 + 3) % 4];
      const __m128i seven_before = _mm_alignr_epi8(last, w[(t / 4 + 2) % 4], 4);
      next = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(next, w[(t / 4 + 1) % 4]), seven_before), last);
    }
    __m128i added = _mm_add_epi32(next, _mm_loadu_si128(reinterpret_cast<const __m128i*>(constants.data() + t)));
    for (int pair = 0; pair < 2; ++pair) {
      const __m128i turned = _mm_sha256rnds2_epu32(cdgh, abef, added);
      cdgh = abef;
      abef = turned;
      added = _mm_shuffle_epi32(added, 0x0E);
    }
  }
  std::array<std::uint32_t, 4> feba{}, hgdc{};
  _mm_storeu_si128(reinterpret_cast<__m128i*>(feba.data()), _mm_add_epi32(abef, abef_before));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(hgdc.data()), _mm_add_epi32(cdgh, cdgh_before));
  h = {feba[3], feba[2], hgdc[3], hgdc[2], feba[1], feba[0], hgdc[1], hgdc[0]};
}
// NOLINTEND(portability-simd-intrinsics)

bool processor_has_sha() noexcept {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  constexpr unsigned ssse3 = 1u << 9, sse41 = 1u << 19, sha = 1u << 29;
  if (__get_cpuid(1, &eax, &ebx, &ecx, &edx) == 0 || (ecx & ssse3) == 0 || (ecx & sse41) == 0) return false;
  return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (ebx & sha) != 0;
}

block_function usual_block_function() noexcept {
  static const block_function chosen = processor_has_sha() ? take_block_by_processor : take_block;
  return chosen;
}
#else
block_function usual_block_function() noexcept { return take_block; }
#endif

// Section 5.1.1: a one bit, zeros, and the length in bits.
void take_rest(state& h, std::string_view rest, std::uint64_t length, block_function take) {
  std::array<unsigned char, 128> tail{};
  std::size_t i = 0;
  for (const char c : rest) tail[i++] = static_cast<unsigned char>(c);
  tail[i] = 0x80;
  const std::size_t end = i < 56 ? 64 : 128;
  for (std::size_t byte = 0; byte < 8; ++byte)
    tail[end - 1 - byte] = static_cast<unsigned char>((length * 8) >> (8 * byte));
  for (std::size_t position = 0; position < end; position += 64) take(h, tail.data() + position);
}

std::string sha256_by(std::string_view bytes, block_function take) {
  state h{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const auto length = bytes.size();
  for (std::size_t blocks = 0; bytes.size() >= 64; bytes.remove_prefix(64), ++blocks) {
    if (blocks % 64 == 0) detail::poll();
    take(h, reinterpret_cast<const unsigned char*>(bytes.data()));
  }
  take_rest(h, bytes, length, take);
  static constexpr char digits[] = "0123456789abcdef";
  std::string shown;
  for (const auto word : h)
    for (int shift = 28; shift >= 0; shift -= 4) shown += digits[(word >> shift) & 15u];
  return shown;
}

}  // namespace

std::string sha256(std::string_view bytes) { return sha256_by(bytes, usual_block_function()); }

std::string sha256_by_program(std::string_view bytes) { return sha256_by(bytes, take_block); }

}  // namespace v0
}  // namespace perfeval
