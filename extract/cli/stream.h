// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Bytes in from files, bytes out to standard output, with every error seen; complaints.
#ifndef PARE_EXTRACT_CLI_STREAM_H_
#define PARE_EXTRACT_CLI_STREAM_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pare {

// Appends at most `most` bytes of a file ("-": standard input) to `bytes`. The error, "" if there
// is none, is the system's own words; what was read before it stays.
std::string ReadStream(const std::string& name, size_t most, std::string& bytes);

// Says on standard error, in one line, "pare: FILE: what"; without the file where that is "".
void Complain(std::string_view file, std::string_view what);

// Standard output. After the first error nothing more is written.
class Output {
 public:
  void Write(std::string_view bytes);
  void Flush();
  bool ok() const { return error_ == 0; }
  bool closed() const;  // the reader has gone away
  std::string error() const;

 private:
  void WriteOut(std::string_view bytes);

  std::string buffer_;
  int error_ = 0;
};

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_STREAM_H_
