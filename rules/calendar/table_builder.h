// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Collects phrases and writes them as the table that extract/rules/calendar_table.h lays out.
#ifndef PARE_RULES_CALENDAR_TABLE_BUILDER_H_
#define PARE_RULES_CALENDAR_TABLE_BUILDER_H_

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

class TableBuilder {
 public:
  // Adds `uses` to `phrase`, which is cut up and folded as lines are. Nothing for a phrase without
  // words. False if the table is full.
  bool Add(std::string_view phrase, uint32_t uses);

  // A C++ source. The same phrases in the same order give the same bytes.
  void Write(std::ostream& out) const;

 private:
  struct Node {
    std::string word;
    uint32_t uses = 0;
    uint16_t parent = 0;
  };

  std::vector<uint16_t> Slots() const;
  std::vector<uint64_t> Openings() const;
  // CalendarNode::reach of each node.
  std::vector<uint32_t> Reaches() const;

  TokenLine line_;
  std::vector<Node> nodes_ = {Node()};  // the root
  std::map<std::pair<uint16_t, std::string>, uint16_t> steps_;
};

}  // namespace pare

#endif  // PARE_RULES_CALENDAR_TABLE_BUILDER_H_
