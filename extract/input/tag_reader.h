// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Reads start and end tags off a page, as HTML's tokenization has them.
#ifndef PARE_EXTRACT_INPUT_TAG_READER_H_
#define PARE_EXTRACT_INPUT_TAG_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "extract/arena.h"
#include "extract/input/char_refs.h"
#include "extract/input/fast_tree.h"
#include "extract/input/markup.h"
#include "extract/input/page_marks.h"
#include "extract/tree.h"

namespace pare {

// What a tag's name says. Those that Gumbo does not know are kUnknown, as it has them.
struct TagName {
  Tag tag = Tag::kUnknown;
  // A name that tree construction treats in a way of its own, and pages hardly ever hold.
  bool rare = false;
  std::string_view name;  // as it is written
};

struct TagToken {
  TagName name = {};
  size_t begin = 0, end = 0;  // of `<`, and behind `>`
  bool self_closing = false;
  bool unfinished = false;  // the page ends within it: so it is no token, and nothing follows
  uint32_t first_attribute = 0;  // of Tree::attributes
  uint16_t attribute_count = 0;
  HardPart fault = HardPart::kNone;  // what the reader could not follow
};

// Views point into the page or into the arena. One page, one reader; not thread-safe.
class TagReader {
 public:
  // `most`: attributes of a tag.
  TagReader(std::string_view html, const PageMarks& marks, uint32_t most, Arena& arena,
            std::vector<Attribute>& attributes)
      : html_(html), marks_(marks), end_(html.rfind('>') + 1), most_(most), arena_(arena),
        attributes_(attributes) {}

  // Reads the start tag whose `<` is at `begin` and whose name follows; its attributes, the first
  // of each name, are appended.
  TagToken Start(size_t begin) {
    rest_.clear();
    return Read(begin, begin + 1, true);
  }
  // Likewise an end tag; its attributes count for nothing and are not kept.
  TagToken End(size_t begin) { return Read(begin, begin + 2, false); }

  // The characters that a stretch of the page stands for. Sets `fault` where there is no more room.
  std::string_view Decode(Stretch raw, TextPlace place, HardPart& fault) {
    if (raw.begin == raw.end) return {};  // else each would look for the next mark of the page
    if (NextEncoded(html_, marks_, raw, place) < raw.end) return DecodeEncoded(raw, place, fault);
    return html_.substr(raw.begin, raw.end - raw.begin);
  }
  // A copy in the arena; empty where there is no more room, with the fault set.
  std::string_view Copy(std::string_view text, HardPart& fault);

 private:
  // The tag at `begin` whose name begins at `name`. Whether its attributes are to be kept.
  TagToken Read(size_t begin, size_t name, bool keep);
  // Reads the name at `i`; returns where it ends. A long one may be any.
  size_t ReadName(size_t i, TagToken& token) const;
  size_t ReadLongName(size_t i, TagToken& token) const;
  HardPart ReadAttributes(size_t i, bool keep, TagToken& token);
  size_t ReadValue(size_t i, Stretch& value) const;
  std::string_view AttributeName(Stretch raw, HardPart& fault);
  bool Has(const TagToken& token, std::string_view name);
  std::string_view DecodeEncoded(Stretch raw, TextPlace place, HardPart& fault);

  const std::string_view html_;
  const PageMarks& marks_;
  const size_t end_;  // behind the page's last `>`: behind it no tag ends
  const uint32_t most_;
  Arena& arena_;
  std::vector<Attribute>& attributes_;
  std::string scratch_;
  std::string rest_;  // what the next attribute's name begins with
  // The names of the first `listed_` attributes of the tag at `listed_tag_`, where it has many.
  absl::flat_hash_set<std::string_view> names_;
  size_t listed_tag_ = SIZE_MAX, listed_ = 0;
};

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_TAG_READER_H_
