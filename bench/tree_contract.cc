// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// tree_contract: whether the fast builder gives Gumbo's tree, over all pages of a data folder and the
// cases of html5lib where they lie beside them; what share of pages it builds, and why not the
// others. See README.md.
//
// Exit codes: 0 no tree differs, 1 one does, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "extract/input/dom.h"
#include "extract/input/utf8.h"
#include "extract/rule_tools/labelled.h"
#include "tests/input/tree_difference.h"

namespace pare::bench {
namespace {

constexpr int kDiffers = 1;
constexpr size_t kParts = [] {
  size_t n = 0;
#define PARE_X(id, words) ++n;
  PARE_HARD_PARTS(PARE_X)
#undef PARE_X
  return n;
}();
constexpr const char* kHtml5lib = "html5lib-tests/tree-construction";

// What became of the pages of a set.
struct Tally {
  std::array<std::atomic<size_t>, kParts> pages{};
  std::atomic<size_t> limited = 0, differing = 0;
};

void Check(std::string_view name, std::string_view bytes, Tally& tally) {
  std::string html;
  RepairUtf8(bytes, bytes.size() * 3, html);
  Page fast, gumbo;
  fast.source = gumbo.source = html;
  const Limits limits;
  const HardPart hard = BuildFastTree(html, limits, fast.arena, fast.tree);
  ++tally.pages[static_cast<size_t>(hard)];
  if (hard != HardPart::kNone) return;
  ParseWithGumbo(gumbo, limits);
  if (gumbo.limits != 0) {
    ++tally.limited;
    return;
  }
  const std::string difference = TreeDifference(fast.tree, gumbo.tree);
  if (difference.empty()) return;
  ++tally.differing;
  std::printf("%s: %s\n", std::string(name).c_str(), difference.c_str());
}

void Report(const std::string& name, const Tally& tally) {
  size_t all = 0;
  for (const auto& n : tally.pages) all += n;
  std::printf("%-14s %6zu pages, %6.2f %% built, %zu differ, %zu at a limit\n", name.c_str(), all,
              100.0 * static_cast<double>(tally.pages[0]) / static_cast<double>(std::max<size_t>(all, 1)),
              tally.differing.load(), tally.limited.load());
  for (size_t p = 1; p < kParts; ++p) {
    if (tally.pages[p] == 0) continue;
    std::printf("    %6zu  %s\n", tally.pages[p].load(),
                std::string(WordsFor(static_cast<HardPart>(p))).c_str());
  }
}

// The inputs of a file of cases; those that are parsed as fragments are left out.
std::vector<std::string> CasesOf(const std::filesystem::path& file) {
  std::vector<std::string> cases;
  std::ifstream in(file, std::ios::binary);
  std::string line, data;
  bool reading = false, open = false;
  const auto end = [&] {
    if (open && !data.empty()) data.pop_back();
    if (open) cases.push_back(data);
    open = false;
  };
  while (std::getline(in, line)) {
    if (line == "#data") {
      end();
      reading = open = true;
      data.clear();
    } else if (line == "#errors") {
      reading = false;
    } else if (line == "#document-fragment") {
      open = false;
    } else if (reading) {
      data += line + "\n";
    }
  }
  end();
  return cases;
}

bool CheckHtml5lib(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    std::printf("no cases of html5lib in %s: left out\n", folder.c_str());
    return true;
  }
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".dat") continue;
    size_t number = 0;
    for (const std::string& c : CasesOf(entry.path())) {
      Check(entry.path().filename().string() + ":" + std::to_string(++number), c, tally);
    }
  }
  Report("html5lib", tally);
  return tally.differing == 0;
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "tree_contract: %s\n", std::string(status.message()).c_str());
  return kMisuse;
}

int Run(const std::string& data, size_t limit) {
  bool good = CheckHtml5lib(std::filesystem::path(data) / kHtml5lib);
  const auto sets = ListDataFolder(data);
  if (!sets.ok()) return Fail(sets.status());
  for (const auto& folder : sets->sets) {
    const auto set = ReadPageSet(folder, limit);
    if (!set.ok()) return Fail(set.status());
    if (IsTextSet(*set)) continue;
    Tally tally;
    const absl::Status status =
        ForEachPage(*set, std::thread::hardware_concurrency(), [&](size_t i, const std::string& bytes) {
          Check(set->pages[i].id, bytes, tally);
        });
    if (!status.ok()) return Fail(status);
    Report(SetName(folder), tally);
    good = good && tally.differing == 0;
  }
  return good ? 0 : kDiffers;
}

int Main(int argc, char** argv) {
  std::string data;
  size_t limit = kNoLimit;
  CLI::App app("Holds the fast builder's trees against Gumbo's.", "tree_contract");
  app.add_option("DATA", data, "folder of labelled sets")->required();
  app.add_option("--limit", limit, "only the first N pages of each set");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  return Run(data, limit);
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
