// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The elements that hold a page's blocks, and what stands in them: the tree as the judge sees it,
// without the nodes that hold no text.
#ifndef PARE_EXTRACT_JUDGE_ELEMENTS_H_
#define PARE_EXTRACT_JUDGE_ELEMENTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "extract/page.h"

namespace pare {

// What a set of blocks amounts to.
struct Mass {
  uint32_t blocks = 0, words = 0, link_words = 0;
  uint32_t long_words = 0;  // words of running text: see feature_list.h
  uint32_t headings = 0, media = 0, controls = 0, dates = 0;

  void Add(const Mass& m) {
    blocks += m.blocks;
    words += m.words;
    link_words += m.link_words;
    long_words += m.long_words;
    headings += m.headings;
    media += m.media;
    controls += m.controls;
    dates += m.dates;
  }
};

// So many siblings alike are records, and of so many blocks one is a record of several.
inline constexpr uint32_t kRecords = 3, kSeveralBlocks = 2;

inline constexpr uint32_t kNoElement = UINT32_MAX;

struct Element {
  NodeId node = 0;
  uint32_t parent = 0;     // index of an Element; the root is its own
  uint32_t signature = 0;  // hash of its tag and classes, digits aside
  uint32_t path = 0;       // hash of the signatures from the root down to it
  uint32_t depth = 0;      // in the whole tree
  uint32_t group = 0;      // index of its Group
  uint32_t place = 0;      // its number in the group
  Mass mass;               // of all blocks in it
};

// Siblings with the same signature.
struct Group {
  uint32_t size = 0;
  uint32_t most_words = 0;  // of one of them
  uint32_t with_heading = 0, with_media = 0, with_date = 0, with_controls = 0;
  Mass mass;                // of all of them
};

struct PageElements {
  std::vector<Element> elements;  // in document order: parents come first; element 0 is the root
  std::vector<Group> groups;
  std::vector<uint32_t> of_row;   // for each row, the element that holds its block
  std::vector<uint32_t> path;     // for each row, the number of its path, 0..paths - 1
  uint32_t paths = 0;
};

// `rows` are indices into page.blocks, `masses` what each amounts to. In text mode there is the
// root alone, and blocks of a kind share a path. Linear in the elements that hold blocks and their
// classes.
PageElements ComputeElements(const Page& page, std::span<const uint32_t> rows,
                             std::span<const Mass> masses);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_ELEMENTS_H_
