/// A sequence that stores up to N elements inline; only longer ones allocate.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail {

template <class T, std::size_t N>
class inline_vector {
 public:
  inline_vector() noexcept {}  // not defaulted: `T x{}` would fill the storage with zeros first
  inline_vector(const inline_vector& other) {
    reserve(other.size_);
    for (const T& item : other) push_back(item);
  }
  inline_vector(inline_vector&& other) noexcept { take(other); }
  inline_vector& operator=(const inline_vector& other) {
    if (this != &other) *this = inline_vector(other);
    return *this;
  }
  inline_vector& operator=(inline_vector&& other) noexcept {
    if (this == &other) return *this;
    destroy();
    take(other);
    return *this;
  }
  ~inline_vector() { destroy(); }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] const T* data() const noexcept { return heap_ != nullptr ? heap_ : inside(); }
  [[nodiscard]] const T* begin() const noexcept { return data(); }
  [[nodiscard]] const T* end() const noexcept { return data() + size_; }
  [[nodiscard]] T* begin() noexcept { return const_cast<T*>(std::as_const(*this).data()); }
  [[nodiscard]] T* end() noexcept { return begin() + size_; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data()[i]; }
  [[nodiscard]] const T& back() const noexcept { return data()[size_ - 1]; }
  [[nodiscard]] T& back() noexcept { return begin()[size_ - 1]; }

  void push_back(const T& item) {
    if (size_ == capacity_) return push_back(T(item));
    std::construct_at(begin() + size_, item);
    ++size_;
  }
  void push_back(T&& item) {
    if (size_ == capacity_) {
      T kept(std::move(item));  // it may be in the storage that moves
      reserve(2 * capacity_);
      std::construct_at(begin() + size_, std::move(kept));
    } else {
      std::construct_at(begin() + size_, std::move(item));
    }
    ++size_;
  }
  void pop_back() noexcept { std::destroy_at(begin() + --size_); }
  void clear() noexcept {
    std::destroy_n(begin(), size_);
    size_ = 0;
  }
  void reserve(std::size_t wanted) {
    if (wanted <= capacity_) return;
    T* moved = std::allocator<T>().allocate(wanted);
    std::uninitialized_move_n(begin(), size_, moved);
    const std::size_t size = size_;
    destroy();
    heap_ = moved;
    capacity_ = wanted;
    size_ = size;
  }

  friend bool operator==(const inline_vector& a, const inline_vector& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }

 private:
  [[nodiscard]] const T* inside() const noexcept { return reinterpret_cast<const T*>(storage_); }

  /// Leaves it empty, with the inline storage only.
  void destroy() noexcept {
    clear();
    if (heap_ != nullptr) std::allocator<T>().deallocate(heap_, capacity_);
    heap_ = nullptr;
    capacity_ = N;
  }
  /// Requires: empty, nothing on the heap.
  void take(inline_vector& other) noexcept {
    if (other.heap_ != nullptr) {
      heap_ = std::exchange(other.heap_, nullptr);
      capacity_ = std::exchange(other.capacity_, N);
      size_ = std::exchange(other.size_, 0);
      return;
    }
    std::uninitialized_move_n(other.begin(), other.size_, begin());
    size_ = other.size_;
    other.clear();
  }

  std::size_t size_ = 0;
  std::size_t capacity_ = N;
  T* heap_ = nullptr;
  alignas(T) unsigned char storage_[N * sizeof(T)];
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
