# The options of everything that is built here; nothing is set globally and nothing reaches a user's targets.

function(perfeval_build_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 sees overlap in "text" + std::string (its bug 105651)
  if(PERFEVAL_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(PERFEVAL_SANITIZE)
    target_compile_options(${target} PRIVATE
      -fsanitize=${PERFEVAL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${PERFEVAL_SANITIZE})
  endif()
endfunction()
