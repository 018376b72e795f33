#include "document/file_bytes.hpp"

#include <perfeval/detail/poll.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace perfeval {
inline namespace v0 {
namespace {

// How long a named pipe may be without a writer; how long the wait for one takes before the call is asked whether it is
// to end.
constexpr int patience_ms = 1000, pause_ms = 10;

class descriptor {
 public:
  explicit descriptor(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  ~descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;

  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
  [[nodiscard]] bool is_pipe() const noexcept {
    struct stat state {};
    return ::fstat(number_, &state) == 0 && S_ISFIFO(state.st_mode);
  }
  ssize_t read(char* block, std::size_t size) const noexcept { return ::read(number_, block, size); }
  void wait() const noexcept {
    pollfd readable{number_, POLLIN, 0};
    ::poll(&readable, 1, pause_ms);
  }

 private:
  int number_;
};

}  // namespace

file_bytes bytes_of_file(const std::string& path, std::uint64_t most) {
  file_bytes out;
  const descriptor file(path);
  if (!file.is_open()) return {{}, std::strerror(errno), "a document that may be read"};
  const bool is_pipe = file.is_pipe();
  bool has_writer = !is_pipe;
  char block[65536];
  for (int waited_ms = 0; out.bytes.size() <= most;) {
    detail::poll();
    const ssize_t got = file.read(block, sizeof block);
    if (got > 0) {
      has_writer = true;
      out.bytes.append(block, static_cast<std::size_t>(got));
    } else if (got < 0 && errno == EAGAIN) {
      has_writer = true;
      file.wait();
    } else if (got < 0 && errno != EINTR) {
      return {{},
              "an error after " + std::to_string(out.bytes.size()) + " bytes: " + std::strerror(errno),
              "a document that may be read to its end"};
    } else if (got == 0 && has_writer) {
      break;
    } else if (got == 0) {
      if (waited_ms >= patience_ms) return {{}, "a pipe that nobody writes to", "a document, or a pipe with a writer"};
      ::poll(nullptr, 0, pause_ms);
      waited_ms += pause_ms;
    }
  }
  return out;
}

}  // namespace v0
}  // namespace perfeval
