# Passes if SOURCE does not compile and the compiler says what the file expects. Run by ctest; see CMakeLists.txt.
if(COMPILER_ID MATCHES "Clang")
  set(family clang)
else()
  set(family gcc)
endif()
file(STRINGS ${SOURCE} lines REGEX "^// expected(-${family})?: ")
if(NOT lines)
  message(FATAL_ERROR "${SOURCE}: no line `// expected: REGEX` for ${family}")
endif()

# The declarations alone, as users of perfeval::io compile: what they refuse is the same with the bodies.
execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -DPERFEVAL_COMPILED_CORE -I${INCLUDE} ${SOURCE}
                RESULT_VARIABLE status ERROR_VARIABLE messages OUTPUT_QUIET)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, and must not")
endif()
foreach(line IN LISTS lines)
  string(REGEX REPLACE "^// expected[^:]*: *" "" expected "${line}")
  if(NOT messages MATCHES "${expected}")
    message(FATAL_ERROR "${SOURCE} fails for another reason; expected /${expected}/, the compiler says:\n${messages}")
  endif()
endforeach()
