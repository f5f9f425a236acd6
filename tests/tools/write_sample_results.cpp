// Writes a results file whose every value can be told in advance: the tests of the file format read it while
// it is written, kill it, and starve it of disk.

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <thread>

#include "core/record/hdf5_sink.hpp"
#include "core/types/errors.hpp"
#include "tests/tools/sample_results.hpp"

int main(int argc, char** argv) {
  using namespace cscsim;
  if (argc < 2) {
    std::cerr << "write_sample_results PATH [--replicates N] [--measures N] [--rows N] [--pause_ms N] "
                 "[--stop_after N]\n";
    return 2;
  }
  sample::Size size;
  unsigned pause_ms = 0;
  unsigned stop_after = ~0U;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    const auto number = static_cast<unsigned>(std::strtoul(argv[i + 1], nullptr, 10));
    if (option == "--replicates") size.replicates = number;
    if (option == "--measures") size.measures = number;
    if (option == "--rows") size.event_rows = number;
    if (option == "--pause_ms") pause_ms = number;
    if (option == "--stop_after") stop_after = number;
  }

  try {
    const Layout layout = sample::layout(size);
    Hdf5Sink sink{argv[1]};
    sink.begin(layout);
    std::cout << "begun" << std::endl;
    unsigned done = 0;
    for (; done < size.replicates && done < stop_after; ++done) {
      sink.commit(sample::block(layout, size, layout.first_replicate + done));
      std::this_thread::sleep_for(std::chrono::milliseconds{pause_ms});
    }
    sink.finish(done == size.replicates);
  } catch (const InputError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
  return 0;
}
