// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Runs when the project is built: writes the table of the words of dates, spans of time and numbers
// (extract/rules/calendar.h), from ICU's locale data and a file of additions.
//   generate words.txt table.cc
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include "rules/calendar/additions.h"
#include "rules/calendar/locale_words.h"
#include "rules/calendar/table_builder.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: generate WORDS TABLE\n";
    return 2;
  }
  std::ifstream words(argv[1], std::ios::binary);
  pare::TableBuilder table;
  pare::KnownWords known;
  const std::string error = pare::AddAdditions(words, table, known);
  if (!words.eof() || !error.empty()) {
    std::cerr << argv[1] << ":" << (error.empty() ? " cannot be read" : error) << "\n";
    return 1;
  }
  for (const char* const locale : pare::kCalendarLocales) {
    if (!pare::AddLocaleWords(locale, known, table)) {
      std::cerr << "no ICU data for " << locale << "\n";
      return 1;
    }
  }
  std::ofstream out(argv[2], std::ios::binary);
  table.Write(out);
  out.close();
  return out.good() ? 0 : 1;
}
