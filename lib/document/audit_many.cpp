// Many files: threads read and audit ahead of the caller, who takes what they made in order.
#include <perfeval/read/audit_many.hpp>

#include <perfeval/audit/call.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/document.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t read_ahead = 2;  // files for each thread
constexpr std::chrono::milliseconds between_looks{5};

unsigned threads_for(const many_options& options, std::size_t files) {
  const unsigned wanted = options.threads != 0 ? options.threads : std::max(std::thread::hardware_concurrency(), 1u);
  return static_cast<unsigned>(std::min<std::size_t>(wanted, files));
}

// A file in whose place an error came up.
audited_file failed(const std::string& path, const std::string& cause, const pack& rules) {
  document made;
  made.path = path;
  made.troubles.push_back({trouble_kind::unreadable_document, "the whole document", cause,
                           "a document that can be processed; please report this error together with the file"});
  return {audit_document(made, rules), {}};
}

class file_auditor {
 public:
  file_auditor(std::span<const std::string> paths, const pack& rules, const many_options& options)
      : paths_(paths), rules_(rules), options_(options), made_(read_ahead * threads_for(options, paths.size())) {}
  file_auditor(const file_auditor&) = delete;
  file_auditor& operator=(const file_auditor&) = delete;
  ~file_auditor() {
    end();
    for (std::thread& one : threads_) one.join();
  }

  void start() {
    for (std::size_t left = made_.size() / read_ahead; left > 0; --left) threads_.emplace_back([this] { work(); });
  }

  // What came of the next file, in order.
  audited_file next() {
    std::unique_lock lock(mutex_);
    std::optional<audited_file>& place = made_[taken_ % made_.size()];
    while (!ready_.wait_for(lock, between_looks, [&] { return place.has_value(); })) {
      lock.unlock();
      detail::poll();
      lock.lock();
    }
    audited_file one = *std::exchange(place, std::nullopt);
    ++taken_;
    lock.unlock();
    free_.notify_one();
    return one;
  }

 private:
  void end() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    free_.notify_all();
  }

  void work() {
    const deadline until_the_end([this] {
      if (ended_) throw stopped();
    });
    while (const auto i = begin_file()) {
      try {
        finish_file(*i, audited(paths_[*i]));
      } catch (const interruption&) {  // the call has ended, or a rule as code has a deadline of its own
        if (ended_) return;
        finish_file(*i, failed(paths_[*i], "a deadline that the call did not set has passed", rules_));
      }
    }
  }

  // Errors: `stopped`, when the call has ended.
  [[nodiscard]] audited_file audited(const std::string& path) const {
    try {
      document read = read_document(path, options_.bounds, options_.words);
      document_report report = audit_document(read, rules_, options_.bounds);
      return {std::move(report), std::move(read.forms)};
    } catch (const interruption&) {
      throw;
    } catch (const std::exception& unforeseen) {
      return failed(path, unforeseen.what(), rules_);
    } catch (...) {
      return failed(path, "an error without a description", rules_);
    }
  }

  // The next file for a thread, once there is room for what comes of it; nothing if there is none.
  std::optional<std::size_t> begin_file() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return ended_ || begun_ == paths_.size() || begun_ < taken_ + made_.size(); });
    if (ended_ || begun_ == paths_.size()) return std::nullopt;
    return begun_++;
  }

  void finish_file(std::size_t i, audited_file one) {
    {
      const std::scoped_lock lock(mutex_);
      made_[i % made_.size()] = std::move(one);
    }
    ready_.notify_one();
  }

  std::span<const std::string> paths_;
  const pack& rules_;
  const many_options& options_;
  std::mutex mutex_;
  std::condition_variable ready_, free_;           // for the caller; for the threads
  std::vector<std::optional<audited_file>> made_;  // of file i: at i modulo its size
  std::size_t begun_ = 0, taken_ = 0;              // files
  std::atomic<bool> ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

std::vector<finding> audit_many(std::span<const std::string> paths, const pack& rules,
                                const std::function<void(audited_file&&)>& take, const many_options& options) {
  if (!take) throw invalid_value("audit_many: take is an empty function, expected one that is given each file");
  audited_call call;
  file_auditor files(paths, rules, options);
  files.start();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    detail::poll();
    audited_file one = files.next();
    call.take(one.report.path, one.forms);
    take(std::move(one));
  }
  return call.findings();
}

}  // namespace v0
}  // namespace perfeval
