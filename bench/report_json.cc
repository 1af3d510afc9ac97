// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/report.h"
#include "extract/emit/json_writer.h"

namespace pare::bench {
namespace {

void WriteRow(const PageScore& row, JsonWriter& w) {
  w.Open('{');
  w.Field("id", row.id);
  w.Field("type", row.type);
  if (!row.kind.empty()) w.Field("kind", row.kind);
  if (row.words) {
    w.Field("p", row.words->p);
    w.Field("r", row.words->r);
    w.Field("f1", row.words->f1);
  }
  if (row.shingles) {
    w.Field("tp", row.shingles->tp);
    w.Field("fp", row.shingles->fp);
    w.Field("fn", row.shingles->fn);
  }
  if (row.with) w.Field("with", *row.with);
  if (row.without) w.Field("without", *row.without);
  w.Close('}');
}

void WriteRow(const StoryScore& row, JsonWriter& w) {
  w.Open('{');
  w.Field("id", row.id);
  w.Field("kind", row.kind);
  w.Field("body", row.body);
  w.Field("body_kept", row.body_kept);
  w.Field("tail", row.tail);
  w.Field("tail_left", row.tail_left);
  w.Close('}');
}

void WriteFigures(const Figures& figures, JsonWriter& w) {
  w.Open('{');
  for (const auto& [set, values] : figures) {
    w.Key(set);
    w.Open('{');
    for (const auto& [figure, value] : values) w.Field(figure, value);
    w.Close('}');
  }
  w.Close('}');
}

// {name: [item, ...], ...}
template <class Results, class Items, class WriteItem>
void WriteLists(const Results& results, Items&& items, WriteItem&& write_item, JsonWriter& w) {
  w.Open('{');
  for (const auto& result : results) {
    w.Key(result.name);
    w.Open('[');
    for (const auto& item : items(result)) write_item(item);
    w.Close(']');
  }
  w.Close('}');
}

}  // namespace

void WriteJson(const std::vector<PageSetResult>& sets, const std::vector<StoryResult>& stories,
               const std::vector<SeedResult>& seeds, const Figures& figures, std::string& out) {
  JsonWriter w(out);
  const auto rows = [](const auto& result) -> const auto& { return result.rows; };
  w.Open('{');
  w.Key("figures");
  WriteFigures(figures, w);
  w.Key("pages");
  WriteLists(sets, rows, [&](const PageScore& row) { WriteRow(row, w); }, w);
  w.Key("stories");
  WriteLists(stories, rows, [&](const StoryScore& row) { WriteRow(row, w); }, w);
  w.Key("seeds");
  WriteLists(
      seeds, [](const SeedResult& seed) -> const auto& { return seed.problems; },
      [&](const std::string& problem) { w.Value(problem); }, w);
  w.Close('}');
  out += '\n';
}

}  // namespace pare::bench
