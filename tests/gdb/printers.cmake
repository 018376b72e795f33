# Runs the program under gdb up to stop_here() and compares what gdb prints. GDB, PROGRAM and PRINTERS are given.
set(names score small large third half cents tier open_ended both nothing cell here)
set(prints "")
foreach(name IN LISTS names)
  list(APPEND prints -ex "print ${name}")
endforeach()
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 ${GDB} -nx -batch -iex "set debuginfod enabled off" -ex "source ${PRINTERS}"
          -ex "break stop_here" -ex run -ex up ${prints} ${PROGRAM}
  OUTPUT_VARIABLE printed ERROR_VARIABLE faults RESULT_VARIABLE status)
if(faults MATCHES "[Pp]trace|not trace")
  message("gdb may not trace programs here")
  return()
endif()
foreach(expected IN ITEMS
    "$1 = 95.60" "$2 = -0.05" "$3 = -1234567890123456789012345678901234567890.5" "$4 = 1/3" "$5 = 0.5"
    "$6 = half_up, 2 places" "$7 = [0.6, 0.8)" "$8 = (-∞, 3]" "$9 = [0.6, 0.8) ∪ [0.9, 1]" "$10 = ∅"
    "$11 = table 1, row 8, column 3" "$12 = indicators[3].score")
  string(FIND "${printed}" "${expected}\n" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "gdb does not print ${expected}:\n${printed}${faults}")
  endif()
endforeach()
