// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

#include "extract/meta/element_text.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

// A field rule that hit, and the elements that it matched, in document order.
struct Candidate {
  uint32_t rule = 0;
  std::vector<NodeId> nodes;
};

constexpr size_t Index(RuleKind kind) {
  return static_cast<size_t>(kind) - static_cast<size_t>(RuleKind::kBody);
}

bool IsStronger(const HitRule& a, const HitRule& b) {
  const auto rank = [](const HitRule& h) {
    return std::tuple(-h.tier, h.rule->host_count == 0, h.id);
  };
  return rank(a) < rank(b);
}

// The value that an element gives without its text: that of <meta> and, for a date, of <time>.
std::string_view AttributeOf(const Tree& tree, NodeId node, RuleKind kind) {
  if (tree.nodes[node].tag == Tag::kMeta) return tree.ValueOf(node, "content");
  if (tree.nodes[node].tag == Tag::kTime && kind == RuleKind::kDate) {
    return tree.ValueOf(node, "datetime");
  }
  return {};
}

class FieldTaker {
 public:
  FieldTaker(Page& page, PageHits& hits, ElementWords& words, uint32_t total)
      : page_(page), hits_(hits), words_(words), total_(total) {}

  Fields Take() {
    Fields fields;
    if (!CollectCandidates()) return fields;
    fields.body = TakeBody();
    fields.title = TakeText(RuleKind::kTitle, page_.title);
    fields.author = TakeText(RuleKind::kAuthor, page_.author);
    fields.date = TakeText(RuleKind::kDate, page_.date);
    return fields;
  }

 private:
  // False if no field rule hit.
  bool CollectCandidates() {
    constexpr uint32_t kNone = UINT32_MAX;
    bool any = false;
    std::vector<uint32_t> place(hits_.rules.size(), kNone);
    for (uint32_t r = 0; r < hits_.rules.size(); ++r) {
      if (!IsFieldKind(hits_.rules[r].rule->kind)) continue;
      any = true;
      auto& list = candidates_[Index(hits_.rules[r].rule->kind)];
      place[r] = static_cast<uint32_t>(list.size());
      list.push_back({r, {}});
    }
    if (!any) return false;
    for (const ElementMatch& m : hits_.elements) {
      if (place[m.rule] == kNone) continue;
      candidates_[Index(hits_.rules[m.rule].rule->kind)][place[m.rule]].nodes.push_back(m.node);
    }
    for (auto& list : candidates_) {
      std::sort(list.begin(), list.end(), [this](const Candidate& a, const Candidate& b) {
        return IsStronger(hits_.rules[a.rule], hits_.rules[b.rule]);
      });
    }
    return true;
  }

  NodeId EndOf(NodeId node) const { return page_.tree.nodes[node].end; }

  Field TakeBody() {
    for (const Candidate& candidate : candidates_[Index(RuleKind::kBody)]) {
      Field field{candidate.rule, {}};
      uint32_t words = 0;
      NodeId end = 0;
      for (const NodeId node : candidate.nodes) {
        if (node < end) continue;  // in the one before
        field.nodes.push_back(node);
        words += words_.In(node, kAllTiers);
        end = EndOf(node);
      }
      if (words > 0) return field;
    }
    return {};
  }

  Field TakeText(RuleKind kind, std::string& value) {
    for (const Candidate& candidate : candidates_[Index(kind)]) {
      Field field{candidate.rule, {}};
      std::string text = ReadText(candidate, kind, field.nodes);
      if (text.empty() || Undo(hits_.rules[candidate.rule], field.nodes)) continue;
      value = std::move(text);
      return field;
    }
    return {};
  }

  // The text of the candidate's first element that has any, or for authors of all of them; and in
  // `nodes` the elements that gave it.
  std::string ReadText(const Candidate& candidate, RuleKind kind, std::vector<NodeId>& nodes) {
    std::string all;
    NodeId taken = 0, empty = 0;  // ends of the elements that were taken, or held no text
    for (const NodeId node : candidate.nodes) {
      if (node < taken) continue;
      std::string text = FieldText(AttributeOf(page_.tree, node, kind));
      if (text.empty() && node >= empty) text = ElementText(page_.tree, node);
      if (text.empty()) {
        empty = std::max(empty, EndOf(node));
        continue;
      }
      AppendToList(text, all);
      nodes.push_back(node);
      taken = EndOf(node);
      if (kind != RuleKind::kAuthor) break;
    }
    return all;
  }

  bool Undo(HitRule& hit, const std::vector<NodeId>& nodes) {
    for (const NodeId node : nodes) hit.taken += words_.In(node, hit.tier);
    hit.undone = hit.taken > hit.rule->max * total_ && total_ > 0;
    return hit.undone;
  }

  Page& page_;
  PageHits& hits_;
  ElementWords& words_;
  const uint32_t total_;
  std::array<std::vector<Candidate>, Index(RuleKind::kDate) + 1> candidates_;
};

}  // namespace

bool Field::Holds(const Tree& tree, NodeId node) const {
  const auto after = std::upper_bound(nodes.begin(), nodes.end(), node);
  return after != nodes.begin() && node < tree.nodes[*(after - 1)].end;
}

Fields TakeFields(Page& page, PageHits& hits, ElementWords& words, uint32_t total) {
  return FieldTaker(page, hits, words, total).Take();
}

}  // namespace pare
