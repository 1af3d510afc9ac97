// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a page declares itself to be, in words that are the same in every language: schema.org
// types, og:type, the software that made it, the shape of its address.
#ifndef PARE_EXTRACT_META_DECLARED_H_
#define PARE_EXTRACT_META_DECLARED_H_

#include <cstdint>
#include <string_view>

#include "extract/tree.h"

namespace pare {

enum Declaration : uint32_t {
  kTypeArticle = 1 << 0,   // schema.org types in JSON-LD: Article, NewsArticle, …
  kTypeProduct = 1 << 1,   // Product, Offer
  kTypeForum = 1 << 2,     // DiscussionForumPosting, QAPage
  kTypeList = 1 << 3,      // ItemList, CollectionPage, SearchResultsPage
  kTypeHowTo = 1 << 4,     // Recipe, HowTo, TechArticle, Course, APIReference
  kTypeBusiness = 1 << 5,  // LocalBusiness, Service, ProfessionalService
  kOgArticle = 1 << 6,     // og:type
  kOgProduct = 1 << 7,
  kOgWebsite = 1 << 8,
  kPublished = 1 << 9,      // article:published_time, or datePublished
  kAuthor = 1 << 10,        // <meta name=author>
  kForumSoftware = 1 << 11,  // the generator, or marks that its templates leave
  kDocsSoftware = 1 << 12,
  kShopSoftware = 1 << 13,
  kBlogSoftware = 1 << 14,
};

// A set of Declaration bits. Linear in nodes and in the bytes of JSON-LD, of which the first
// 64 KiB a script are read.
uint32_t DeclarationsOf(const Tree& tree);

struct UrlShape {
  uint32_t depth = 0;      // parts of the path
  uint32_t digits = 0;     // in its last part, as are the hyphens
  uint32_t hyphens = 0;
  uint32_t parameters = 0;
  bool date = false;       // a year, and a month or more, in the path: /2024/05/
  bool slash = false;      // the path ends with a slash, and is not just one
  bool extension = false;  // its last part has a dot: index.html
};

UrlShape ShapeOfUrl(std::string_view url);

}  // namespace pare

#endif  // PARE_EXTRACT_META_DECLARED_H_
