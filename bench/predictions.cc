// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/predictions.h"

#include <unordered_map>
#include <utility>

#include "absl/status/status.h"
#include "bench/score.h"
#include "extract/emit/json_writer.h"
#include "extract/rule_tools/labelled_json.h"

namespace pare::bench {

std::string PredictionLine(std::string_view id, std::string_view text) {
  std::string line;
  JsonWriter w(line);
  w.Open('{');
  w.Field("id", id);
  w.Field("text", text);
  w.Close('}');
  return line + "\n";
}

absl::StatusOr<PageSetResult> ScorePredictions(const PageSet& set,
                                               const std::filesystem::path& file) {
  std::unordered_map<std::string, std::string> texts;
  const absl::Status status =
      ForEachObject(file, kNoLimit, [&texts](const simdjson::dom::element& object) {
        texts[StringIn(object, "id")] = StringIn(object, "text");
      });
  if (!status.ok()) return status;
  PageSetResult result{SetName(set.folder), {}};
  for (const GoldPage& gold : set.pages) result.rows.push_back(ScorePage(gold, texts[gold.id]));
  return result;
}

}  // namespace pare::bench
