// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace pare {
namespace {

constexpr size_t kChunk = size_t{1} << 16;

}  // namespace

std::string ReadStream(const std::string& name, size_t most, std::string& bytes) {
  const bool standard = name == "-";
  const int fd = standard ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::strerror(errno);
  std::string error;
  size_t have = bytes.size();
  const size_t begin = have;
  // A file tells its size, and then nothing is copied as the bytes grow; what it tells is only a hint,
  // and a sparse file tells what no memory holds.
  constexpr size_t kMostAhead = size_t{64} << 20;
  struct stat file{};
  if (fstat(fd, &file) == 0 && S_ISREG(file.st_mode) && file.st_size > 0) {
    bytes.reserve(have + std::min({static_cast<size_t>(file.st_size), most, kMostAhead}) + kChunk);
  }
  while (have - begin < most) {
    const size_t ask = std::min(kChunk, most - (have - begin));
    bytes.resize(have + ask);
    const ssize_t got = read(fd, bytes.data() + have, ask);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error = std::strerror(errno);
    if (got <= 0) break;
    have += static_cast<size_t>(got);
  }
  bytes.resize(have);
  if (!standard) close(fd);
  return error;
}

void Complain(std::string_view file, std::string_view what) {
  std::string line = "pare: ";
  if (!file.empty()) line.append(file).append(": ");
  line.append(what).append("\n");
  std::fputs(line.c_str(), stderr);
}

void Output::Write(std::string_view bytes) {
  if (bytes.size() >= kChunk) {  // not worth a copy
    Flush();
    return WriteOut(bytes);
  }
  buffer_ += bytes;
  if (buffer_.size() >= kChunk) Flush();
}

void Output::Flush() {
  WriteOut(buffer_);
  buffer_.clear();
}

void Output::WriteOut(std::string_view bytes) {
  while (!bytes.empty() && error_ == 0) {
    const ssize_t put = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      error_ = errno;
      return;
    }
    bytes.remove_prefix(static_cast<size_t>(put));
  }
}

bool Output::closed() const { return error_ == EPIPE; }

std::string Output::error() const { return std::strerror(error_); }

}  // namespace pare
