// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a page declares itself to be, in words that are the same in every language: schema.org
// types, og:type, the software that made it, and which of its templates.
#ifndef PARE_EXTRACT_META_DECLARED_H_
#define PARE_EXTRACT_META_DECLARED_H_

#include <bit>
#include <cstdint>

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
  kViewPost = 1 << 15,     // the template: of one post or news story
  kViewPage = 1 << 16,     // of a page that is none, nor a list
  kViewList = 1 << 17,     // of a category, tag, author or month, of what a search finds
  kViewProduct = 1 << 18,
  kViewThread = 1 << 19,   // of a thread, or a question and its answers
  kViewFront = 1 << 20,    // of a site's first page
};
inline constexpr uint32_t kDeclarations = std::bit_width(uint32_t{kViewFront});

// A set of Declaration bits. Linear in nodes and in the bytes of JSON-LD, of which the first
// 64 KiB a script are read.
uint32_t DeclarationsOf(const Tree& tree);

}  // namespace pare

#endif  // PARE_EXTRACT_META_DECLARED_H_
