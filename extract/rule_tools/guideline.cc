// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/guideline.h"

#include <string>
#include <string_view>

#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr uint32_t Bit(Role role) { return 1u << static_cast<uint32_t>(role); }

constexpr size_t kDateWords = 8;  // weekday, day, month, year, hour, minute, half of day, zone

// A year between 1900 and 2099 and one more number, in few words.
bool LooksLikeDate(std::string_view text) {
  size_t words = 0, numbers = 0, years = 0;
  ForEachWord(text, [&](std::string_view word) {
    ++words;
    if (word.find_first_not_of("0123456789") != std::string_view::npos) return;
    ++numbers;
    years += word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) ? 1 : 0;
  });
  return words <= kDateWords && numbers >= 2 && years >= 1;
}

bool HasWord(std::string_view list, std::string_view word) {
  for (size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

uint32_t MarksOfElement(const Tree& tree, NodeId node) {
  const std::string_view name = tree.NameOf(node);
  if (name == "figcaption") return Bit(Role::kCaption);
  if (name == "time") return Bit(Role::kDate);
  uint32_t bits = 0;
  const auto is_comments = [](std::string_view value) {
    for (const std::string_view word :
         {"comments", "comment-list", "commentlist", "comments-area", "comment", "disqus_thread"}) {
      if (HasWord(value, word)) return true;
    }
    return false;
  };
  for (const Attribute& a : tree.AttributesOf(node)) {
    if ((a.name == "rel" || a.name == "itemprop") && a.value == "author") {
      bits |= Bit(Role::kByline);
    }
    if (a.name == "id" && is_comments(a.value)) bits |= Bit(Role::kComment);
    if (a.name != "class") continue;
    if (is_comments(a.value)) bits |= Bit(Role::kComment);
    if (a.value.find("byline") != std::string_view::npos) bits |= Bit(Role::kByline);
    if (a.value.find("caption") != std::string_view::npos) bits |= Bit(Role::kCaption);
  }
  return bits;
}

// By node: the marks of the element and of all it is in.
std::vector<uint32_t> MarksByNode(const Tree& tree) {
  std::vector<uint32_t> marks(tree.nodes.size());
  for (NodeId n = 1; n < marks.size(); ++n) {
    marks[n] = marks[tree.nodes[n].parent] | (tree.IsElement(n) ? MarksOfElement(tree, n) : 0);
  }
  return marks;
}

}  // namespace

RoleMarks MarkRoles(const Page& page, const GoldPage& gold, const std::vector<InGold>& labels) {
  const std::vector<uint32_t> by_node = MarksByNode(page.tree);
  const std::string title = Fold(page.title), author = Fold(gold.author);
  RoleMarks marks;
  std::string room;
  for (size_t b = 0; b < page.blocks.size(); ++b) {
    if (labels[b] == InGold::kNoWords) continue;
    const Block& block = page.blocks[b];
    const std::string_view folded = FoldTo(page.TextOf(block), room).text;
    uint32_t bits = block.inner < by_node.size() ? by_node[block.inner] : 0;
    if (folded == title) bits |= Bit(Role::kTitle);
    if (!author.empty() && (folded == author || folded == "by " + author)) {
      bits |= Bit(Role::kByline);
    }
    if (block.words <= kDateWords && LooksLikeDate(folded)) bits |= Bit(Role::kDate);
    marks.marked |= bits;
    if (labels[b] == InGold::kYes) marks.in_gold |= bits;
  }
  return marks;
}

void Guideline::Add(const RoleMarks& marks) {
  for (size_t r = 0; r < roles.size(); ++r) {
    roles[r].pages += marks.marked >> r & 1;
    roles[r].in_gold += marks.in_gold >> r & 1;
  }
}

bool Guideline::Holds(Role role) const {
  const Count& count = roles[static_cast<size_t>(role)];
  return count.pages >= kFewPages && count.in_gold > kOften * count.pages;
}

}  // namespace pare
