// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "extract/cli/rules_command.h"
#include "extract/emit/columns.h"
#include "extract/emit/json_writer.h"
#include "extract/role.h"
#include "extract/rules/options.h"
#include "extract/rules/parser.h"

namespace pare {
namespace {

// What is counted, in the order of the columns.
enum class Column : uint8_t {
  kRules,
  kElement,
  kLine,
  kCut,
  kLead,
  kField,
  kExcept,
  kEvidence,
  kVerdict,
  kTests,
  kCount,
};
constexpr size_t kColumns = static_cast<size_t>(Column::kCount);
constexpr std::array<std::string_view, kColumns> kColumnNames = {
    "rules", "element", "line", "cut", "lead", "field", "except", "evidence", "verdict", "tests"};

// A section, a file, or all of them.
struct Row {
  std::string name;
  std::array<uint32_t, kColumns> counts{};
  std::set<Role> roles;
  std::set<std::string> langs;

  uint32_t& operator[](Column column) { return counts[static_cast<size_t>(column)]; }
  void Add(const Row& other) {
    for (size_t i = 0; i < kColumns; ++i) counts[i] += other.counts[i];
    roles.insert(other.roles.begin(), other.roles.end());
    langs.insert(other.langs.begin(), other.langs.end());
  }
};

struct FileRows {
  Row total;
  std::vector<Row> sections;
};

Column ColumnOf(RuleKind kind) {
  if (IsException(kind)) return Column::kExcept;
  switch (kind) {
    case RuleKind::kElement:
      return Column::kElement;
    case RuleKind::kLine:
      return Column::kLine;
    case RuleKind::kCut:
      return Column::kCut;
    case RuleKind::kLead:
      return Column::kLead;
    default:
      return Column::kField;
  }
}

void Count(const Rule& rule, Row& row) {
  ++row[Column::kRules];
  const Column column = ColumnOf(rule.kind);
  ++row[column];
  row.langs.insert(rule.options.langs.begin(), rule.options.langs.end());
  if (column == Column::kExcept || column == Column::kField) return;
  ++row[rule.options.evidence ? Column::kEvidence : Column::kVerdict];
  row.roles.insert(rule.options.role.value_or(Role::kClutter));
}

// `code` if it looks like a language's: two small letters. Others are not told from real ones.
std::string LangOf(std::string_view code) {
  const bool fits = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                      return c >= 'a' && c <= 'z';
                    });
  return fits ? std::string(code) : std::string();
}

// "de" of "rules/lang/de.rules": "my.rules" elsewhere is not Burmese.
std::string LangOfFile(const std::string& name) {
  const std::filesystem::path path(name);
  return path.parent_path().filename() == "lang" ? LangOf(path.stem().string()) : std::string();
}

// "de" of "de.comments".
std::string LangOfSection(std::string_view name) {
  const size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string() : LangOf(name.substr(0, dot));
}

FileRows RowsOf(const RuleFile& file, Diagnostics& errors) {
  ParsedRules parsed;
  ParseRules(file, parsed, errors);
  FileRows rows;
  rows.total.name = file.name;
  const std::string file_lang = LangOfFile(file.name);
  for (const std::string& name : parsed.sections) {
    Row& row = rows.sections.emplace_back();
    row.name = name;
    for (const std::string& lang : {LangOfSection(name), file_lang}) {
      if (!lang.empty()) row.langs.insert(lang);
    }
  }
  for (const ParsedRule& rule : parsed.rules) Count(rule.rule, rows.sections[rule.section]);
  for (const InlineTest& test : parsed.tests) ++rows.sections[test.section][Column::kTests];
  for (const Row& row : rows.sections) rows.total.Add(row);
  return rows;
}

std::string RolesOf(const Row& row) {
  std::string names;
  for (const Role role : row.roles) {
    names.append(names.empty() ? "" : " ").append(NameOf(role));
  }
  return names;
}

std::string LangsOf(const Row& row) {
  std::string names;
  for (const std::string& lang : row.langs) names.append(names.empty() ? "" : " ").append(lang);
  return names;
}

void AppendTableRow(const Row& row, size_t name_columns, std::string_view indent,
                    std::string& out) {
  std::string line = std::string(indent) + OneLine(row.name, 0);
  Pad(line, name_columns);
  for (size_t i = 0; i < kColumns; ++i) {
    const std::string count = std::to_string(row.counts[i]);
    line.append(kColumnNames[i].size() + 2 - std::min(count.size(), kColumnNames[i].size() + 1),
                ' ');
    line += count;
  }
  const std::string roles = RolesOf(row), langs = LangsOf(row);
  if (!roles.empty()) line += "  " + roles;
  if (!langs.empty()) line += "  (" + langs + ")";
  out += line + "\n";
}

std::string TableText(const std::vector<FileRows>& files, const Row& total) {
  size_t name_columns = 0;
  for (const FileRows& file : files) {
    name_columns = std::max(name_columns, ColumnsOf(file.total.name));
    for (const Row& row : file.sections) {
      name_columns = std::max(name_columns, 2 + ColumnsOf(row.name));
    }
  }
  std::string out;
  Pad(out, name_columns);
  for (const std::string_view name : kColumnNames) out.append("  ").append(name);
  out += "  roles (languages)\n";
  for (const FileRows& file : files) {
    AppendTableRow(file.total, name_columns, "", out);
    for (const Row& row : file.sections) AppendTableRow(row, name_columns, "  ", out);
  }
  AppendTableRow(total, name_columns, "", out);
  return out;
}

template <class List, class Name>
void WriteList(std::string_view key, const List& list, Name&& name, JsonWriter& w) {
  w.Key(key);
  w.Open('[');
  for (const auto& item : list) w.Value(name(item));
  w.Close(']');
}

void WriteFields(const Row& row, JsonWriter& w) {
  for (size_t i = 0; i < kColumns; ++i) w.Field(kColumnNames[i], row.counts[i]);
  WriteList("roles", row.roles, [](Role role) { return NameOf(role); }, w);
  WriteList("langs", row.langs, [](std::string_view lang) { return lang; }, w);
}

std::string Json(const std::vector<FileRows>& files, const Row& total) {
  std::string out;
  JsonWriter w(out);
  w.Open('{');
  w.Key("files");
  w.Open('[');
  for (const FileRows& file : files) {
    w.Open('{');
    w.Field("file", file.total.name);
    WriteFields(file.total, w);
    w.Key("sections");
    w.Open('[');
    for (const Row& row : file.sections) {
      w.Open('{');
      w.Field("section", row.name);
      WriteFields(row, w);
      w.Close('}');
    }
    w.Close(']');
    w.Close('}');
  }
  w.Close(']');
  w.Key("total");
  w.Open('{');
  WriteFields(total, w);
  w.Close('}');
  w.Close('}');
  return out + "\n";
}

}  // namespace

ExitCode RunRulesList(const RulesCommandLine& line) {
  std::vector<RuleFile> files;
  if (!ReadRulesToLookAt(line, files)) return ExitCode::kUsage;
  Diagnostics errors;
  std::vector<FileRows> rows;
  Row total;
  for (const RuleFile& file : files) {
    rows.push_back(RowsOf(file, errors));
    total.Add(rows.back().total);
  }
  total.name = "all";
  if (!errors.empty()) {
    std::fprintf(stderr, "%s\n", errors.text().c_str());
    return ExitCode::kUsage;
  }
  return PrintAll(line.json ? Json(rows, total) : TableText(rows, total), ExitCode::kClean);
}

}  // namespace pare
