// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What an address says of its page before the page is read.
#ifndef PARE_EXTRACT_META_URL_SHAPE_H_
#define PARE_EXTRACT_META_URL_SHAPE_H_

#include <bit>
#include <cstdint>
#include <string_view>

namespace pare {

// What words in an address call the page, or the part of the site that it is in. The words are those
// of many languages, the meanings are the same in all: a model that has seen /blog/ and /forum/ knows
// /novosti/ and /foro/.
enum UrlWord : uint32_t {
  kUrlPost = 1 << 0,     // /blog/, /news/, /articles/
  kUrlThread = 1 << 1,   // /forum/, /threads/, viewtopic.php
  kUrlProduct = 1 << 2,  // /products/, /shop/
  kUrlList = 1 << 3,     // /category/, /tag/, /search/
  kUrlDocs = 1 << 4,     // /docs/, /wiki/, developer.
  kUrlService = 1 << 5,  // /services/, /about/
};
inline constexpr uint32_t kUrlWords = std::bit_width(uint32_t{kUrlService});

struct UrlShape {
  uint32_t depth = 0;      // parts of the path
  uint32_t digits = 0;     // in its last part, as are the hyphens
  uint32_t hyphens = 0;
  uint32_t parameters = 0;
  bool date = false;       // a year, and a month or more, in the path: /2024/05/
  bool slash = false;      // the path ends with a slash, and is not just one
  bool extension = false;  // its last part has a dot: index.html
  // A set of UrlWord bits, of words that are a whole label of the host before the last two, a whole
  // part of the path but the last, or the last before its dot. The last part by itself names the page,
  // not its like.
  uint32_t words = 0;
};

// Of an absolute URL; of anything else, nothing. Linear in its length.
UrlShape ShapeOfUrl(std::string_view url);

}  // namespace pare

#endif  // PARE_EXTRACT_META_URL_SHAPE_H_
