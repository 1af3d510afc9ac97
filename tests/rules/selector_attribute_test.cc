// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_attribute.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pare {
namespace {

TEST(FindTextTest, FindsWhatFindFindsInTextsOfAnyLength) {
  for (const size_t length : {0, 1, 2, 126, 127, 128, 129, 130, 300}) {
    for (const std::string_view wanted : {"", "b", "ab", "aab", "aaaaaaaa"}) {
      for (const size_t from : {size_t{0}, size_t{1}, length, length + 1}) {
        std::string text(length, 'a');
        EXPECT_EQ(FindText(text, wanted, from), text.find(wanted, from)) << length << " " << wanted;
        if (length > 0) text.back() = 'b';
        EXPECT_EQ(FindText(text, wanted, from), text.find(wanted, from)) << length << " " << wanted;
      }
    }
  }
}

}  // namespace
}  // namespace pare
