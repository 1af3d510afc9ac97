// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// size_speed: how pare's time grows with a page's size, on real content in a row and nested, and what
// pages cost that are made to be slow. See README.md.
//
// Exit codes: 0 done, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/output.h"
#include "bench/timing.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

constexpr size_t kLargest = 10'000'000;  // as much as the default limit lets in
constexpr size_t kSizes[] = {1'000,   3'000,     10'000,    30'000,  100'000,
                             300'000, 1'000'000, 3'000'000, kLargest};
constexpr double kLeastSeconds = 0.02;  // small pages are taken until so much has passed
constexpr size_t kRounds = 3;
constexpr size_t kPages = 200;  // among which the typical body is looked for

struct Timed {
  std::string name;
  size_t bytes = 0;
  double seconds = 0;
};

double SecondsFor(const Extractor& extractor, const std::string& page) {
  std::vector<double> rounds;
  for (size_t r = 0; r < kRounds; ++r) {
    double passed = 0;
    size_t times = 0;
    do {
      passed += SecondsOf([&] {
        const Article article = extractor.Extract(page, {});
        Keep(&article);
      });
      ++times;
    } while (passed < kLeastSeconds);
    rounds.push_back(passed / static_cast<double>(times));
  }
  return MedianOf(rounds);
}

std::string Repeated(std::string_view begin, std::string_view piece, size_t size) {
  std::string page(begin);
  while (page.size() + piece.size() <= size) page += piece;
  return page;
}

// What stands in the page's body.
std::string_view BodyOf(const InputPage& page) {
  const size_t body = std::min(page.bytes.find("<body"), page.bytes.size());
  const size_t begin = std::min(page.bytes.find('>', body), page.bytes.size());
  const size_t end = std::min(page.bytes.rfind("</body"), page.bytes.size());
  return begin < end ? std::string_view(page.bytes).substr(begin + 1, end - begin - 1) : "";
}

// One page's body, repeated up to the largest size, so that pages of all sizes hold the same: the
// body, of those that are neither small nor large, with the median of words a byte.
std::string ContentOf(const Extractor& extractor, const std::vector<InputPage>& pages) {
  constexpr size_t kLeastBody = 20'000, kMostBody = 100'000;
  std::vector<std::pair<double, std::string_view>> bodies;
  for (const InputPage& page : pages) {
    const std::string_view body = BodyOf(page);
    if (body.size() < kLeastBody || body.size() > kMostBody) continue;
    size_t words = 0;
    for (const Piece& piece : extractor.Extract(page.bytes, {}).pieces) words += piece.words;
    bodies.emplace_back(static_cast<double>(words) / static_cast<double>(body.size()), body);
  }
  if (bodies.empty()) return Repeated("", "<p>The set has no body of some size.</p>", 2 * kLargest);
  std::sort(bodies.begin(), bodies.end());
  return Repeated("", bodies[bodies.size() / 2].second, 2 * kLargest);
}

constexpr std::string_view kHead = "<!doctype html><html><body>";

// The first bytes of the content, up to a tag's end.
std::string Flat(const std::string& content, size_t size) {
  const size_t end = content.rfind('>', size - kHead.size());
  return absl::StrCat(std::string(kHead), content.substr(0, end + 1));
}

// The same in pieces, each within the one before it.
std::string Nested(const std::string& content, size_t size) {
  constexpr size_t kDepth = 64;
  std::string page(kHead);
  size_t at = 0;
  for (size_t d = 0; d < kDepth; ++d) {
    const size_t end = std::min(content.find('>', size / kDepth * (d + 1)), content.size() - 1);
    absl::StrAppend(&page, "<div>", content.substr(at, end + 1 - at));
    at = end + 1;
  }
  for (size_t d = 0; d < kDepth; ++d) page += "</div>";
  return page;
}

struct Shape {
  const char* name;
  std::string page;
};

std::vector<Shape> HostileShapes(size_t size) {
  std::string attributes = "<p";
  for (int i = 0; i < 400; ++i) absl::StrAppend(&attributes, " a", i, "=b");
  attributes += ">c";
  std::string fonts;  // no two are the same, so that none is left out of the list
  for (size_t i = 0; fonts.size() < size; ++i) absl::StrAppend(&fonts, "<font size=", i, ">a");
  return {{"nested <div>", Repeated("", "<div>", size)},
          {"unclosed <font>", fonts},
          {"misnested <b><p>", Repeated("", "<b a=1><p>x", size)},
          {"400 attributes", Repeated("", attributes, size)},
          {"short paragraphs", Repeated("", "<p>a word", size)},
          {"short lines", Repeated("<!doctype html><pre>", "a word\n", size)},
          {"one text", Repeated("<p>", "words without any end ", size)},
          {"nested tables", Repeated("", "<table><tr><td>", size)},
          {"open <", Repeated("", "<", size)},
          {"end tags that end nothing", Repeated("<div>", "</h1>", size)},
          {"references", Repeated("<p>", "&amp;", size)},
          {"classes", Repeated("<p class=\"", "share-bar ", size) + "\">a"}};
}

std::string JsonOf(const std::vector<Timed>& all) {
  std::vector<std::string> rows;
  for (const Timed& t : all) {
    rows.push_back(absl::StrCat("{\"name\":\"", t.name, "\",\"bytes\":", t.bytes,
                                ",\"seconds\":", t.seconds, "}"));
  }
  return "[" + absl::StrJoin(rows, ",") + "]\n";
}

absl::StatusOr<std::vector<Timed>> Run(const std::string& folder) {
  const absl::StatusOr<std::vector<InputPage>> pages = LoadPages(folder, kPages);
  if (!pages.ok()) return pages.status();
  const absl::StatusOr<Extractor> extractor = Extractor::Create();
  if (!extractor.ok()) return extractor.status();
  const std::string content = ContentOf(*extractor, *pages);
  std::vector<Timed> all;
  const auto time = [&](const char* name, const std::string& page) {
    all.push_back({name, page.size(), SecondsFor(*extractor, page)});
    return all.back().seconds;
  };
  std::printf("%12s%14s%10s%14s%10s\n", "bytes", "in a row, ms", "ns/byte", "nested, ms", "ns/byte");
  double normal = 0;
  for (const size_t size : kSizes) {
    normal = time("in a row", Flat(content, size));
    const Timed row = all.back();  // a page ends with a tag, so that it has not quite that size
    time("nested", Nested(content, size));
    const Timed nested = all.back();
    const auto per_byte = [](const Timed& t) { return 1e9 * t.seconds / static_cast<double>(t.bytes); };
    std::printf("%12zu%14.3f%10.1f%14.3f%10.1f\n", size, 1e3 * row.seconds, per_byte(row),
                1e3 * nested.seconds, per_byte(nested));
  }
  std::printf("\n%-28s%10s%22s\n", "10 MB of", "seconds", "x the largest in a row");
  for (const Shape& shape : HostileShapes(kLargest)) {
    const double seconds = time(shape.name, shape.page);
    std::printf("%-28s%10.3f%22.2f\n", shape.name, seconds, seconds / normal);
  }
  return all;
}

int Main(int argc, char** argv) {
  std::string folder, json;
  CLI::App app("Times pare on pages of all sizes and on pages made to be slow.", "size_speed");
  app.add_option("SET_DIR", folder, "a labelled set, for its content")->required();
  app.add_option("--json", json, "write all figures to this file");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  const absl::StatusOr<std::vector<Timed>> all = Run(folder);
  absl::Status status = all.status();
  if (all.ok() && !json.empty()) status = WriteFile(json, JsonOf(*all));
  if (status.ok()) return 0;
  std::fprintf(stderr, "size_speed: %s\n", std::string(status.message()).c_str());
  return kMisuse;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
