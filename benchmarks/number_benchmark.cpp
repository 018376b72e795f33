// How fast is an exact number? Ten operations on 1,024 pairs of two-decimal money within 64 bits (mixed scales for sums
// and differences), for ours, the bare __int128 floor and Boost's three. Each is measured three ways: its result
// consumed, stored into an array, fed into the next one (a running chain); the slowest is the figure. Names:
// OPERATION/NUMBER/WAY. benchmarks/number_table makes the table of docs/numbers.md of them.
#include "number_peers.hpp"

#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t count = 1024;

/// a: two-decimal money below 10^8; b: two-decimal money below 10^4, above zero; mixed: with 0 to 4 decimals; text: a
/// as printed.
template <class Peer>
struct operands {
  std::vector<typename Peer::number> a, b, mixed;
  std::vector<std::string> text;

  operands() {
    std::mt19937_64 random(20'260'101);
    for (std::size_t i = 0; i < count; ++i) {
      const auto cents = static_cast<std::int64_t>(random() % 9'900'000'000) + 100'000'000;
      a.push_back(Peer::make(cents, 2));
      const auto other = static_cast<std::int64_t>(random() % 1'000'000) + 1;
      b.push_back(Peer::make(other, 2));
      mixed.push_back(Peer::make(other, static_cast<int>(random() % 5)));
      text.push_back(to_string(perfeval::decimal(cents, 2)));
    }
  }
};
template <class Peer>
const operands<Peer>& money() {
  static const operands<Peer> made;
  return made;
}

void per_item(benchmark::State& state, std::size_t items) {
  using benchmark::Counter;
  state.counters["ns"] =
      Counter(static_cast<double>(items) * 1e-9, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

template <class Task>
void run(const std::string& name, std::size_t items, Task task) {
  benchmark::RegisterBenchmark(name.c_str(), [task, items](benchmark::State& state) {
    Task own = task;  // of its own, so that what it holds may stay in registers
    for (auto _ : state) own();
    per_item(state, items);
  });
}

/// f(i) for each of the operands: consumed and stored.
template <class Function>
void consumed_and_stored(const std::string& name, std::size_t items, std::size_t step, Function f) {
  run(name + "/consumed", items, [=] {
    for (std::size_t i = 0; i < items * step; i += step) benchmark::DoNotOptimize(f(i));
  });
  run(name + "/stored", items, [=, out = std::vector<decltype(f(0))>(items)]() mutable {
    for (std::size_t i = 0; i < items; ++i) out[i] = f(i * step);
    benchmark::ClobberMemory();
  });
}
/// value = f(value, i), over and over.
template <class Value, class Function>
void chained(const std::string& name, const Value& start, Function f) {
  run(name + "/chained", count, [=] {
    Value value = start;
    for (std::size_t i = 0; i < count; ++i) value = f(value, i);
    benchmark::DoNotOptimize(value);
  });
}

template <class Peer>
void arithmetic(const std::string& peer) {
  using number = typename Peer::number;
  const auto* const a = money<Peer>().a.data();
  const auto* const b = money<Peer>().b.data();
  const auto* const mixed = money<Peer>().mixed.data();
  const number start = Peer::make(0, 2);
  const number one = Peer::make(1, 0);
  consumed_and_stored("add/" + peer, count, 1, [=](std::size_t i) { return Peer::add(a[i], mixed[i]); });
  chained("add/" + peer, start, [=](const number& v, std::size_t i) { return Peer::add(v, mixed[i]); });
  consumed_and_stored("subtract/" + peer, count, 1, [=](std::size_t i) { return Peer::subtract(a[i], mixed[i]); });
  chained("subtract/" + peer, start, [=](const number& v, std::size_t i) { return Peer::subtract(v, mixed[i]); });
  consumed_and_stored("multiply/" + peer, count, 1, [=](std::size_t i) { return Peer::multiply(a[i], b[i]); });
  chained("multiply/" + peer, a[0], [one](const number& v, std::size_t) {
    number factor = one;  // a product that stays within 64 bits, and that no compiler can see through
    benchmark::DoNotOptimize(factor);
    return Peer::multiply(v, factor);
  });
}

template <class Peer>
void comparisons(const std::string& peer) {
  const auto* const a = money<Peer>().a.data();
  const auto* const b = money<Peer>().b.data();
  consumed_and_stored("compare/" + peer, count, 1,
                      [=](std::size_t i) { return static_cast<char>(Peer::less(a[i], b[i])); });
  chained("compare/" + peer, std::size_t{0},
          [=](std::size_t v, std::size_t i) { return Peer::less(a[v], a[i]) ? i : v; });
  consumed_and_stored("compare quotients/" + peer, count - 1, 1, [=](std::size_t i) {
    return static_cast<char>(Peer::less_quotient(a[i], b[i], a[i + 1], b[i + 1]));
  });
}

template <class Peer>
void quotients(const std::string& peer) {
  using number = typename Peer::number;
  const auto* const a = money<Peer>().a.data();
  const auto* const b = money<Peer>().b.data();
  consumed_and_stored("quotient rounded/" + peer, count, 1, [=](std::size_t i) { return Peer::quotient(a[i], b[i]); });
  chained("quotient rounded/" + peer, a[0], [=](number v, std::size_t i) {
    Peer::add_to(v, Peer::quotient(a[i], b[i]));
    return v;
  });
}

template <class Peer>
void text(const std::string& peer) {
  const auto* const a = money<Peer>().a.data();
  const auto* const printed = money<Peer>().text.data();
  consumed_and_stored("parse/" + peer, count, 1, [=](std::size_t i) { return Peer::parse(printed[i]); });
  run("print/" + peer + "/stored", count, [a, room = std::vector<char>(64 * count + 64)]() mutable {
    char* at = room.data();
    for (std::size_t i = 0; i < count; ++i) at = Peer::print(at, at + 64, a[i]);
    benchmark::ClobberMemory();
  });
}

constexpr std::size_t terms = 20;

template <class Peer>
void sums_of_products(const std::string& peer) {
  const auto* const a = money<Peer>().a.data();
  const auto* const b = money<Peer>().b.data();
  consumed_and_stored("sum of 20 products/" + peer, count / terms, terms, [=](std::size_t from) {
    auto sum = Peer::make(0, 2);
    for (std::size_t i = from; i < from + terms; ++i) Peer::add_to(sum, Peer::multiply(a[i], b[i]));
    return Peer::round_sum(sum);
  });
}
template <class Peer>
void sums_of_quotients(const std::string& peer) {
  const auto* const a = money<Peer>().a.data();
  const auto* const b = money<Peer>().b.data();
  consumed_and_stored("sum of 20 quotients/" + peer, count / terms, terms, [=](std::size_t from) {
    typename Peer::exact sum{};
    for (std::size_t i = from; i < from + terms; ++i) Peer::add_quotient(sum, a[i], b[i]);
    return Peer::round_exact(sum);
  });
}

template <class Peer>
void all_but_exact_sums(const std::string& peer) {
  arithmetic<Peer>(peer);
  comparisons<Peer>(peer);
  quotients<Peer>(peer);
  text<Peer>(peer);
  sums_of_products<Peer>(peer);
}

}  // namespace

int main(int argc, char** argv) {
  all_but_exact_sums<peers::ours>("perfeval");
  sums_of_quotients<peers::ours>("perfeval");
  all_but_exact_sums<peers::bare_128>("__int128");
  all_but_exact_sums<peers::boost_dec_float>("cpp_dec_float_50");
  sums_of_quotients<peers::boost_dec_float>("cpp_dec_float_50");
  all_but_exact_sums<peers::boost_rational>("cpp_rational");
  sums_of_quotients<peers::boost_rational>("cpp_rational");
  all_but_exact_sums<peers::boost_cpp_int>("cpp_int");
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
