// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/lexical.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "extract/text/ascii.h"
#include "extract/text/hash.h"
#include "extract/text/shape.h"

namespace pare {
namespace {

// The upper bits of the hash are the better mixed ones.
constexpr uint32_t TokenOf(uint32_t hash, uint32_t part) {
  return part * kTokenPart + ((hash * 2654435769u) >> 17);
}
constexpr uint32_t TokenOf(uint32_t hash, MarkupPart p) {
  return TokenOf(hash, static_cast<uint32_t>(p));
}
constexpr uint32_t TokenOf(uint32_t hash, WordPart p) {
  return TokenOf(hash, static_cast<uint32_t>(p));
}

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// Calls fn(hash) for the pieces of a name: "article-body__mainText2" -> article, body, main, text.
// A piece is capitals, then small letters; those of one letter say nothing.
template <class F>
void ForEachPiece(std::string_view name, F&& fn) {
  for (size_t i = 0; i < name.size();) {
    const size_t begin = i;
    uint32_t hash = kFnv32Start;
    for (; i < name.size() && IsUpper(name[i]); ++i) hash = Fnv32(hash, LowerAscii(name[i]));
    for (; i < name.size() && IsLower(name[i]); ++i) hash = Fnv32(hash, name[i]);
    if (i == begin) {
      ++i;  // neither
    } else if (i - begin >= 2) {
      fn(hash);
    }
  }
}

// Long lists of utility classes are cut: what they say is said by the first ones.
constexpr size_t kMostPieces = 24;
constexpr size_t kMostLinkPieces = 8;

class Tokenizer {
 public:
  Tokenizer(const Page& page, const PageFeatures& features) : page_(page), features_(features) {}

  LexicalTokens Run() {
    Names();
    for (size_t i = 0; i < features_.live.size(); ++i) {
      Link(i);
      Words(i);
    }
    return std::move(out_);
  }

 private:
  const Block& BlockAt(size_t i) const { return page_.blocks[features_.live[i]]; }

  void Names() {
    const auto& elements = features_.elements.elements;
    absl::flat_hash_map<uint32_t, uint32_t> first;
    first.reserve(elements.size());
    out_.same_as.reserve(elements.size());
    for (uint32_t e = 0; e < elements.size(); ++e) {
      const NodeId n = elements[e].node;
      const bool is_node = !page_.tree.nodes.empty() && e > 0;
      const std::string_view id = is_node ? page_.tree.ValueOf(n, "id") : std::string_view();
      uint32_t same = e;
      // Ids are each for itself; elements without one share what their signature has.
      if (id.empty()) same = first.try_emplace(elements[e].signature, e).first->second;
      out_.same_as.push_back(same);
      if (is_node && same == e) {
        size_t pieces = 0;
        const auto add = [&](uint32_t hash) {
          if (pieces++ < kMostPieces) {
            out_.near_by_element.tokens.push_back(TokenOf(hash, MarkupPart::kNear));
          }
        };
        ForEachPiece(page_.tree.ValueOf(n, "class"), add);
        ForEachPiece(id, add);
      }
      out_.near_by_element.EndRange();
    }
  }

  void Link(size_t i) {
    if (const NodeId link = BlockAt(i).first_link; link != kNoNode) {
      std::string_view href = page_.tree.ValueOf(link, "href").substr(0, 200);
      if (const size_t scheme = href.find("://"); scheme != std::string_view::npos) {
        href.remove_prefix(scheme + 3);
        href = href.substr(std::min(href.find('/'), href.size()));
      }
      size_t pieces = 0;
      ForEachPiece(href, [&](uint32_t hash) {
        if (pieces++ < kMostLinkPieces) {
          out_.links.tokens.push_back(TokenOf(hash, MarkupPart::kLink));
        }
      });
    }
    out_.links.EndRange();
  }

  void Words(size_t i) {
    const Block& b = BlockAt(i);
    if (b.kind == BlockKind::kHeading) {
      heading_ = {};
      if (b.words <= kShortLine) heading_ = features_.words[i];
    }
    if (b.words <= kShortLine) {
      uint64_t whole = 0;
      for (const uint32_t h : features_.words[i]) {
        Add(h, WordPart::kOwn);
        whole = MixWord(whole, h);
      }
      if (!features_.words[i].empty()) Add(features_.words[i].front() + 1, WordPart::kWhole);
      Add(static_cast<uint32_t>(whole >> 32), WordPart::kWhole);
    }
    if (b.kind != BlockKind::kHeading) {
      for (const uint32_t h : heading_) Add(h, WordPart::kHeading);
    }
    out_.words.EndRange();
  }

  void Add(uint32_t hash, WordPart part) { out_.words.tokens.push_back(TokenOf(hash, part)); }

  const Page& page_;
  const PageFeatures& features_;
  LexicalTokens out_;
  std::span<const uint32_t> heading_;  // the words of the heading above
};

}  // namespace

LexicalTokens TokensOf(const Page& page, const PageFeatures& features) {
  return Tokenizer(page, features).Run();
}

}  // namespace pare
