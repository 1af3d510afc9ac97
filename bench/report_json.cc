// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "absl/strings/str_format.h"
#include "bench/report.h"

namespace pare::bench {
namespace {

// Seventeen digits bring back the same double.
std::string Number(double value) {
  return std::isfinite(value) ? absl::StrFormat("%.17g", value) : "null";
}

// Puts commas between what is written in brackets.
class Sequence {
 public:
  Sequence(std::string& out, char open, char close) : out_(out), close_(close) { out_ += open; }
  ~Sequence() { out_ += close_; }
  Sequence(const Sequence&) = delete;
  Sequence& operator=(const Sequence&) = delete;
  void Next() {
    if (!first_) out_ += ", ";
    first_ = false;
  }
  void Key(std::string_view key) {
    Next();
    out_ += JsonString(key) + ": ";
  }
  void Field(std::string_view key, const std::string& json) {
    Key(key);
    out_ += json;
  }

 private:
  std::string& out_;
  char close_;
  bool first_ = true;
};

void WriteRow(const PageScore& row, uint32_t folds, std::string& out) {
  Sequence object(out, '{', '}');
  object.Field("id", JsonString(row.id));
  object.Field("type", JsonString(row.type));
  if (folds > 0) object.Field("fold", std::to_string(row.fold));
  if (row.words) {
    object.Field("p", Number(row.words->p));
    object.Field("r", Number(row.words->r));
    object.Field("f1", Number(row.words->f1));
  }
  if (row.shingles) {
    object.Field("tp", Number(row.shingles->tp));
    object.Field("fp", Number(row.shingles->fp));
    object.Field("fn", Number(row.shingles->fn));
  }
  if (row.with) object.Field("with", Number(*row.with));
  if (row.without) object.Field("without", Number(*row.without));
}

void WriteRow(const StoryScore& row, std::string& out) {
  Sequence object(out, '{', '}');
  object.Field("id", JsonString(row.id));
  object.Field("kind", JsonString(row.kind));
  object.Field("body", std::to_string(row.body));
  object.Field("body_kept", std::to_string(row.body_kept));
  object.Field("tail", std::to_string(row.tail));
  object.Field("tail_left", std::to_string(row.tail_left));
}

void WriteFigures(const Figures& figures, std::string& out) {
  Sequence sets(out, '{', '}');
  for (const auto& [set, values] : figures) {
    sets.Key(set);
    Sequence object(out, '{', '}');
    for (const auto& [figure, value] : values) object.Field(figure, Number(value));
  }
}

}  // namespace

std::string JsonString(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
  return out;
}

void WriteJson(const std::vector<PageSetResult>& sets, const std::vector<StoryResult>& stories,
               const std::vector<SeedResult>& seeds, const Figures& figures, uint32_t folds,
               std::string& out) {
  {
    Sequence top(out, '{', '}');
    top.Key("figures");
    WriteFigures(figures, out);
    top.Key("pages");
    {
      Sequence object(out, '{', '}');
      for (const PageSetResult& set : sets) {
        object.Key(set.name);
        Sequence list(out, '[', ']');
        for (const PageScore& row : set.rows) list.Next(), WriteRow(row, folds, out);
      }
    }
    top.Key("stories");
    {
      Sequence object(out, '{', '}');
      for (const StoryResult& story : stories) {
        object.Key(story.name);
        Sequence list(out, '[', ']');
        for (const StoryScore& row : story.rows) list.Next(), WriteRow(row, out);
      }
    }
    top.Key("seeds");
    {
      Sequence object(out, '{', '}');
      for (const SeedResult& seed : seeds) {
        object.Key(seed.name);
        Sequence list(out, '[', ']');
        for (const std::string& p : seed.problems) list.Next(), out += JsonString(p);
      }
    }
  }
  out += '\n';
}

}  // namespace pare::bench
