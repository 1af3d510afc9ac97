// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Runs the program, as a shell would.
#ifndef PARE_TESTS_CLI_PROCESS_H_
#define PARE_TESTS_CLI_PROCESS_H_

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace pare {

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

// Files that live as long as the object.
class TempFolder {
 public:
  TempFolder() {
    char name[] = "/tmp/pare_test_XXXXXX";
    path_ = mkdtemp(name);
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;

  std::string Write(const std::string& name, std::string_view bytes) const {
    const std::string path = Path(name);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string Path(const std::string& name) const { return path_ + "/" + name; }
  static std::string Read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  std::string path_;
};

// `command` is given to sh; `$PARE` in it is the program.
inline Outcome Shell(const std::string& command) {
  const TempFolder temp;
  const std::string line = "PARE='" PARE_BINARY "'; { " + command + "; } >" + temp.Path("out") +
                           " 2>" + temp.Path("err");
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, TempFolder::Read(temp.Path("out")),
          TempFolder::Read(temp.Path("err"))};
}

}  // namespace pare

#endif  // PARE_TESTS_CLI_PROCESS_H_
