// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a page says of itself, as far as rules, features and outputs need it: title, author, date,
// address, language.
#ifndef PARE_EXTRACT_META_HEAD_H_
#define PARE_EXTRACT_META_HEAD_H_

#include <string>
#include <string_view>

#include "extract/page.h"

namespace pare {

// Fills page.title, page.author, page.date, page.lang, page.url and page.host from page.tree.
//   title  the first h1 that og:title or <title> contains (or that contains them); else og:title;
//          else <title> without the site's name behind a separator
//   author <meta name="author">, several joined with ", "
//   date   <meta property="article:published_time">, else <meta name="date">, as written
//   url    stays as it is where it was given; else the canonical link, else og:url
// What is not there stays empty.
void ReadHead(Page& page);

// The title of a text: its first block where that looks like a headline and more follows.
void ReadTextTitle(Page& page);

// The host of an absolute http(s) URL, in lower case, without user, port and final dot; "" if there
// is none.
std::string HostOf(std::string_view url);

}  // namespace pare

#endif  // PARE_EXTRACT_META_HEAD_H_
