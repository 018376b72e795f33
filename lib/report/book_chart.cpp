#include "report/book_chart.hpp"

#include "package/new_package.hpp"
#include "pages/workbook.hpp"
#include "text/markup.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr const char* drawing_space = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* chart_space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
constexpr const char* bar_colour = "4472C4";

// 'Summary'!$A$5:$A$9
std::string range_of(const book_sheet& sheet, const book_chart& chart, std::size_t column) {
  const auto fixed = [column](std::size_t row) {
    std::string name = cell_name(row, column);
    name.insert(name.find_first_of("0123456789"), "$");
    return "$" + name;
  };
  return escaped("'" + sheet.name + "'!" + fixed(chart.first_row) + ":" + fixed(chart.first_row + chart.rows - 1));
}

std::string points_of(const book_sheet& sheet, const book_chart& chart, std::size_t column, bool numbers) {
  std::string points = "<c:ptCount val=\"" + std::to_string(chart.rows) + "\"/>";
  for (std::size_t i = 0; i < chart.rows; ++i) {
    const book_cell& cell = sheet.rows.at(chart.first_row + i).at(column);
    points +=
        "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + escaped(numbers ? cell.digits : cell.text) + "</c:v></c:pt>";
  }
  return points;
}

std::string series_of(const book_sheet& sheet, const book_chart& chart) {
  return std::string("<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>") + escaped(chart.title) +
         "</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"" + bar_colour +
         "\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls><c:showLegendKey val=\"0\"/><c:showVal "
         "val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize "
         "val=\"0\"/></c:dLbls><c:cat><c:strRef><c:f>" +
         range_of(sheet, chart, chart.names) + "</c:f><c:strCache>" + points_of(sheet, chart, chart.names, false) +
         "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>" + range_of(sheet, chart, chart.numbers) +
         "</c:f><c:numCache><c:formatCode>0</c:formatCode>" + points_of(sheet, chart, chart.numbers, true) +
         "</c:numCache></c:numRef></c:val></c:ser>";
}

// The axis of the names; the first bar is the upper one where bars lie.
std::string name_axis(bool lying) {
  return std::string("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"") + (lying ? "maxMin" : "minMax") +
         "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"" + (lying ? "l" : "b") +
         "\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark "
         "val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto "
         "val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>";
}

// The axis of the numbers is not shown: each bar has its number.
std::string number_axis(bool lying) {
  return std::string("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/>") +
         "</c:scaling><c:delete val=\"1\"/><c:axPos val=\"" + (lying ? "b" : "l") +
         "\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark "
         "val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/>"
         "<c:crossBetween val=\"between\"/></c:valAx>";
}

std::string anchor_point(const char* name, std::size_t column, std::size_t row) {
  return std::string("<xdr:") + name + "><xdr:col>" + std::to_string(column) +
         "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" + std::to_string(row) +
         "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:" + name + ">";
}

}  // namespace

std::string chart_part(const book_sheet& sheet, const book_chart& chart) {
  return std::string(new_package::xml_head) + "<c:chartSpace xmlns:c=\"" + chart_space + "\" xmlns:a=\"" +
         drawing_space +
         "\"><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>"
         "<a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r><a:rPr sz=\"1200\" b=\"1\"/><a:t>" +
         escaped(chart.title) +
         "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"
         "<c:plotArea><c:layout/><c:barChart><c:barDir val=\"" +
         (chart.lying ? "bar" : "col") + "\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>" +
         series_of(sheet, chart) + "<c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>" +
         name_axis(chart.lying) + number_axis(chart.lying) +
         "</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>";
}

std::string drawing_part(const std::vector<book_chart>& charts) {
  std::string made = std::string(new_package::xml_head) +
                     "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
                     "xmlns:a=\"" +
                     drawing_space + "\" xmlns:r=\"" + std::string(new_package::relation_space) + "\">";
  std::size_t number = 0;
  for (const book_chart& chart : charts) {
    const std::string n = std::to_string(++number);
    made += "<xdr:twoCellAnchor>" + anchor_point("from", chart.left, chart.top) +
            anchor_point("to", chart.right, chart.bottom) +
            "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"" + std::to_string(number + 1) +
            "\" name=\"" + escaped(chart.title) +
            "\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" "
            "cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"" +
            chart_space + "\"><c:chart xmlns:c=\"" + chart_space + "\" r:id=\"rId" + n +
            "\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>";
  }
  return made + "</xdr:wsDr>";
}

}  // namespace v0
}  // namespace perfeval
