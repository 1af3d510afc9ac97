// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A bump allocator with a bound. What it gives is dropped all at once.
#ifndef PARE_EXTRACT_ARENA_H_
#define PARE_EXTRACT_ARENA_H_

#include <cstddef>
#include <memory>
#include <vector>

namespace pare {

// Not thread-safe; movable. Memory it gave stays where it is until the arena dies.
class Arena {
 public:
  // No more than `bytes` will be handed out in all.
  void set_bound(size_t bytes) { bound_ = bytes; }

  size_t used() const { return used_; }

  // Memory for `size` bytes, aligned for any type; nullptr where the bound would be passed.
  void* Allocate(size_t size) {
    size = (size + kAlign - 1) & ~(kAlign - 1);
    if (size > bound_ - used_) return nullptr;
    if (size > left_) Grow(size);
    used_ += size;
    left_ -= size;
    void* p = next_;
    next_ += size;
    return p;
  }

 private:
  static constexpr size_t kAlign = alignof(std::max_align_t);
  static constexpr size_t kChunk = size_t{1} << 18;

  void Grow(size_t size) {
    left_ = size > kChunk ? size : kChunk;
    // Uninitialised on purpose: zeroing what the parser writes anyway would cost a tenth of it.
    chunks_.emplace_back(new std::byte[left_]);
    next_ = chunks_.back().get();
  }

  size_t bound_ = size_t{256} << 20;
  size_t used_ = 0;
  size_t left_ = 0;
  std::byte* next_ = nullptr;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_ARENA_H_
