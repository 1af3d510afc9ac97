// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Kinds of pages and guidelines of judging: what a user may force, and what the judge found.
#ifndef PARE_EXTRACT_KIND_H_
#define PARE_EXTRACT_KIND_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pare {

// What a reader comes to the page for.
enum class PageKind : uint8_t {
  kArticle,        // one story
  kForum,          // a thread of posts, or a question and its answers
  kProduct,        // a thing for sale
  kCollection,     // several pieces gathered on one page
  kListing,        // entries that lead elsewhere
  kDocumentation,  // how something works
  kService,        // what somebody offers
  kAuto,           // to be found out
};
inline constexpr size_t kPageKinds = 7;

inline constexpr std::array<std::string_view, kPageKinds + 1> kPageKindNames = {
    "article", "forum", "product", "collection", "listing", "documentation", "service", "auto"};

// Which guideline the body is judged by.
enum class Profile : uint8_t {
  kAuto,     // as the page's kind and language suggest: for an article, article or both; else page
  kArticle,  // strict: the story alone
  kPage,     // broad: what readers of this kind of page came for
};
inline constexpr std::array<std::string_view, 3> kProfileNames = {"auto", "article", "page"};

}  // namespace pare

#endif  // PARE_EXTRACT_KIND_H_
