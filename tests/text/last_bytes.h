// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Texts at the very end of readable memory, for tests of what reads many bytes at a time.
#ifndef PARE_TESTS_TEXT_LAST_BYTES_H_
#define PARE_TESTS_TEXT_LAST_BYTES_H_

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pare {

// A page of memory before one that nobody may read: to read behind a text ends the program.
class LastBytes {
 public:
  LastBytes()
      : page_(static_cast<size_t>(sysconf(_SC_PAGESIZE))),
        begin_(static_cast<char*>(mmap(nullptr, 2 * page_, PROT_READ | PROT_WRITE,
                                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    EXPECT_NE(static_cast<void*>(begin_), MAP_FAILED);
    EXPECT_EQ(mprotect(begin_ + page_, page_, PROT_NONE), 0);
  }
  ~LastBytes() { munmap(begin_, 2 * page_); }
  LastBytes(const LastBytes&) = delete;
  LastBytes& operator=(const LastBytes&) = delete;

  // The text, of a page at most, where nothing is behind it. Good until the next.
  std::string_view Hold(std::string_view text) {
    char* const at = begin_ + page_ - text.size();
    std::copy(text.begin(), text.end(), at);
    return {at, text.size()};
  }

 private:
  const size_t page_;
  char* const begin_;
};

}  // namespace pare

#endif  // PARE_TESTS_TEXT_LAST_BYTES_H_
