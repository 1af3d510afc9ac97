// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the files of learned numbers have in common, whatever they hold: an envelope that says what
// they are, around a payload. Such a file is
//   8 bytes   its magic
//   u32       n, and n bytes of JSON that describe it: name, features, training sets, figures
//   u64       FNV-1a of what the program calls its features: a file made for others is refused
//   u64       FNV-1a of the payload
//   payload
// all little endian. bench/train/model_file.py writes them.
#ifndef PARE_EXTRACT_JUDGE_MODEL_FILE_H_
#define PARE_EXTRACT_JUDGE_MODEL_FILE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace pare {

static_assert(std::endian::native == std::endian::little);  // as model files are

// Take a number, or `count` of them, from the front of `bytes`; false where these do not suffice.
template <class T>
bool Take(std::string_view& bytes, T& out) {
  if (bytes.size() < sizeof(T)) return false;
  std::memcpy(&out, bytes.data(), sizeof(T));
  bytes.remove_prefix(sizeof(T));
  return true;
}

template <class T>
bool Take(std::string_view& bytes, size_t count, std::vector<T>& out) {
  if (bytes.size() / sizeof(T) < count) return false;
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

// A kind of model file.
struct ModelFormat {
  std::string_view name;  // opens its error messages
  std::string_view magic;
  uint64_t features;  // the hash of the program's own
};

// Views into the file.
struct ModelFile {
  std::string_view description;  // the JSON
  std::string_view payload;
};

// InvalidArgument where `bytes` are no undamaged file of this kind for these features. Of trusted
// bytes the checksum is not asked: it takes a millisecond, and the built-in ones have a test to see
// to that.
absl::StatusOr<ModelFile> OpenModelFile(std::string_view bytes, const ModelFormat& format,
                                        bool trusted);

// What OpenModelFile() and those who read the payload say.
absl::Status BrokenModelFile(const ModelFormat& format, std::string_view what);

// Ends the program for a model that is built in and cannot be read: a broken build, and a test sees
// to it that none is made.
[[noreturn]] void FailBuiltinModel(const absl::Status& status);

// The built-in model, to be kept until exit.
template <class T>
const T* KeepBuiltinModel(absl::StatusOr<T> read) {
  if (!read.ok()) FailBuiltinModel(read.status());
  return new T(*std::move(read));
}

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_MODEL_FILE_H_
