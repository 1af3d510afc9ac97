// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/elements.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "extract/text/bytes.h"
#include "extract/text/hash.h"

namespace pare {
namespace {

bool HasDigit(std::string_view text) {
  constexpr uint64_t kHighs = 0x80 * kEachByte;
  for (size_t i = 0; i < text.size(); i += 8) {
    const uint64_t bytes = EightBytesAt(text, i) ^ '0' * kEachByte;  // digits become 0 to 9
    const uint64_t others = (((bytes & ~kHighs) + (0x80 - 10) * kEachByte) | bytes) & kHighs;
    if (others != kHighs) return true;
  }
  return false;
}

// Sites number their classes ("post-4711"): digits are left out, so that siblings look alike.
// `room` is memory, to be used again.
uint32_t SignatureOf(const Tree& tree, NodeId n, std::string& room) {
  std::string_view classes = tree.ValueOf(n, "class");
  if (HasDigit(classes)) {
    room.resize(classes.size());
    char* end = room.data();
    for (const char c : classes) {
      *end = c;
      end += c < '0' || c > '9';
    }
    classes = {room.data(), static_cast<size_t>(end - room.data())};
  }
  return QuickHash(classes, static_cast<uint64_t>(tree.nodes[n].tag));
}

class Collector {
 public:
  Collector(const Page& page, std::span<const uint32_t> rows, std::span<const Mass> masses)
      : page_(page), rows_(rows), masses_(masses) {}

  PageElements Run() {
    out_.of_row.resize(rows_.size(), 0);
    if (page_.tree.nodes.empty()) {
      out_.elements.resize(1);
    } else {
      Collect();
    }
    for (size_t i = 0; i < rows_.size(); ++i) {
      out_.elements[out_.of_row[i]].mass.Add(masses_[i]);
    }
    for (size_t e = out_.elements.size(); e-- > 1;) {
      out_.elements[out_.elements[e].parent].mass.Add(out_.elements[e].mass);
    }
    FormGroups();
    NumberPaths();
    return std::move(out_);
  }

 private:
  // Marks the elements above each block, then takes them in document order.
  void Collect() {
    const auto& nodes = page_.tree.nodes;
    std::vector<uint32_t> index(nodes.size(), kNoElement);
    constexpr uint32_t kMarked = kNoElement - 1;
    index[0] = kMarked;
    size_t count = 1;
    for (const uint32_t row : rows_) {
      for (NodeId n = page_.blocks[row].node; index[n] != kMarked; n = nodes[n].parent) {
        index[n] = kMarked;
        ++count;
      }
    }
    out_.elements.reserve(count);
    std::string room;
    for (NodeId n = 0; n < nodes.size(); ++n) {
      if (index[n] != kMarked) continue;
      index[n] = static_cast<uint32_t>(out_.elements.size());
      Element e;
      e.node = n;
      if (n > 0) {
        e.parent = index[nodes[n].parent];
        const Element& parent = out_.elements[e.parent];
        e.depth = parent.depth + 1;
        e.signature = SignatureOf(page_.tree, n, room);
        e.path = Fnv32(parent.path, e.signature) + 1;
      }
      out_.elements.push_back(e);
    }
    for (size_t i = 0; i < rows_.size(); ++i) out_.of_row[i] = index[page_.blocks[rows_[i]].node];
  }

  void FormGroups() {
    absl::flat_hash_map<uint64_t, uint32_t> ids;
    ids.reserve(out_.elements.size());
    out_.groups.reserve(out_.elements.size());
    for (Element& e : out_.elements) {
      const uint64_t key = static_cast<uint64_t>(e.parent) << 32 | e.signature;
      const auto [it, fresh] = ids.try_emplace(key, static_cast<uint32_t>(out_.groups.size()));
      if (fresh) out_.groups.emplace_back();
      Group& g = out_.groups[it->second];
      e.group = it->second;
      e.place = g.size++;
      g.most_words = std::max(g.most_words, e.mass.words);
      g.with_heading += e.mass.headings > 0;
      g.with_media += e.mass.media > 0;
      g.with_date += e.mass.dates > 0;
      g.with_controls += e.mass.controls > 0;
      g.mass.Add(e.mass);
    }
  }

  void NumberPaths() {
    absl::flat_hash_map<uint32_t, uint32_t> ids;
    out_.path.reserve(rows_.size());
    for (size_t i = 0; i < rows_.size(); ++i) {
      const uint32_t h = page_.tree.nodes.empty()
                             ? static_cast<uint32_t>(page_.blocks[rows_[i]].kind)
                             : out_.elements[out_.of_row[i]].path;
      out_.path.push_back(ids.try_emplace(h, static_cast<uint32_t>(ids.size())).first->second);
    }
    out_.paths = static_cast<uint32_t>(ids.size());
  }

  const Page& page_;
  std::span<const uint32_t> rows_;
  std::span<const Mass> masses_;
  PageElements out_;
};

}  // namespace

PageElements ComputeElements(const Page& page, std::span<const uint32_t> rows,
                             std::span<const Mass> masses) {
  return Collector(page, rows, masses).Run();
}

}  // namespace pare
