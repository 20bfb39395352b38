<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DigitCanvas</name>
    <message>
        <source>Drawing area</source>
        <translation>그리는 곳</translation>
    </message>
    <message>
        <source>Draw with the mouse or a pen. Keys: arrows move the pen, Shift in long steps, Space puts it down and lifts it, [ and ] make it thinner and thicker, Delete clears the sheet.</source>
        <translation>마우스나 펜으로 그려요. 키: 화살표로 펜을 옮기고 Shift와 함께 누르면 성큼 옮겨요. 스페이스 바로 펜을 대고 떼며, [ 키와 ] 키로 가늘고 굵게 하고, Delete로 종이를 비워요.</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>여기에 숫자를 그려 보세요</translation>
    </message>
    <message>
        <source>Blank. Draw with the mouse, or with the arrow keys and the space bar.</source>
        <translation>비어 있어요. 마우스로, 또는 화살표 키와 스페이스 바로 그려 보세요.</translation>
    </message>
    <message>
        <source>Strokes: {count}</source>
        <translation>획: {count}개</translation>
    </message>
</context>
<context>
    <name>DrawingEditor</name>
    <message>
        <source>erasing</source>
        <translation>지우개질</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>획</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>그림</translation>
    </message>
</context>
<context>
    <name>FileOpening</name>
    <message>
        <source>Reading {name}</source>
        <translation>읽는 중: {name}</translation>
    </message>
    <message>
        <source>frame in the photo</source>
        <translation>사진의 틀</translation>
    </message>
    <message>
        <source>Looking for digits</source>
        <translation>숫자를 찾는 중</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <source>Photo with a frame</source>
        <translation>틀이 있는 사진</translation>
    </message>
    <message>
        <source>Drag the frame, or its edges, round the digit; arrow keys move it, with Shift they size it, Home takes the whole photo</source>
        <translation>틀이나 틀의 가장자리를 끌어서 숫자에 맞추세요. 화살표 키로 옮기고, Shift와 함께 누르면 크기가 바뀌며, Home은 사진 전체를 잡아요</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>찾은 것 없음</translation>
    </message>
    <message>
        <source>{found}; frame from {left} % to {right} % across, {top} % to {bottom} % down</source>
        <translation>{found}; 틀: 가로 {left}% ~ {right}%, 세로 {top}% ~ {bottom}%</translation>
    </message>
</context>
<context>
    <name>SmallCanvas</name>
    <message>
        <source>Clear the sheet</source>
        <translation>종이 비우기</translation>
    </message>
    <message>
        <source>Draw another digit</source>
        <translation>다른 숫자를 그려요</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>Of {count} files only “{name}” was opened.</source>
        <translation>파일 {count}개 가운데 첫 파일만 열었어요: {name}.</translation>
    </message>
    <message>
        <source>My digits &gt; Browse imports a whole folder.</source>
        <translation>폴더를 통째로 가져오려면 ‘내 숫자 &gt; 둘러보기’를 쓰세요.</translation>
    </message>
    <message>
        <source>There is no picture to take.</source>
        <translation>가져올 그림이 없어요.</translation>
    </message>
    <message>
        <source>Copy or drop a picture, a drawing or a file of strokes.</source>
        <translation>그림이나 그린 것, 획 파일을 복사하거나 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>“{name}” holds {count} digits; this is the first one. {changes}</source>
        <translation>“{name}” 파일에 숫자가 {count}개 있어요. 이것은 첫 번째예요. {changes}</translation>
    </message>
    <message>
        <source>My digits &gt; Import takes all of them.</source>
        <translation>‘내 숫자’ 탭의 ‘가져오기’로 모두 가져올 수 있어요.</translation>
    </message>
    <message>
        <source>“{name}” takes long to read.</source>
        <translation>“{name}” 파일은 읽는 데 오래 걸려요.</translation>
    </message>
    <message>
        <source>My digits &gt; Import reads it beside everything else.</source>
        <translation>‘내 숫자’ 탭의 가져오기는 뒤에서 읽어요.</translation>
    </message>
    <message>
        <source>There is no ink in “{name}”.</source>
        <translation>“{name}” 파일에 그려진 것이 없어요.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>A drawing can&apos;t be saved as “{ending}”.</source>
        <translation>그린 것을 “{ending}” 형식으로는 저장할 수 없어요.</translation>
    </message>
    <message>
        <source>Let the name end in .png, .svg or .jsonl.</source>
        <translation>이름 끝을 .png, .svg, .jsonl 가운데 하나로 해 주세요.</translation>
    </message>
    <message>
        <source>A picture has no strokes to save.</source>
        <translation>그림에는 저장할 획이 없어요.</translation>
    </message>
    <message>
        <source>Save it as PNG or SVG.</source>
        <translation>PNG나 SVG로 저장하세요.</translation>
    </message>
    <message>
        <source>This holds no strokes that can be read.</source>
        <translation>읽을 수 있는 획이 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>Use a file of strokes, or a PNG or JPEG picture.</source>
        <translation>획 파일이나 PNG, JPEG 그림을 쓰세요.</translation>
    </message>
    <message>
        <source>“{name}” holds no picture that can be read.</source>
        <translation>“{name}”에서 그림을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>Use a PNG or JPEG picture, or a file of strokes.</source>
        <translation>PNG나 JPEG 그림, 또는 획 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>“{name}” has too many parts for a picture of a digit.</source>
        <translation>“{name}” 파일은 숫자 그림치고 도형이 너무 많아요.</translation>
    </message>
    <message>
        <source>Save it as PNG elsewhere and open that.</source>
        <translation>다른 프로그램에서 PNG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}”: 파일이 아니라 폴더예요.</translation>
    </message>
    <message>
        <source>Choose a picture or a file of strokes in it.</source>
        <translation>그 안의 그림이나 획 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Check that it is still there and may be read.</source>
        <translation>파일이 아직 있는지, 읽을 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Make it smaller than {most} million pixels.</source>
        <translation>{most}백만 픽셀보다 작게 줄이세요.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}” 파일이 비어 있어요.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be opened: {reason}.</source>
        <translation>“{name}” 파일을 열 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is too large for a picture of a digit.</source>
        <translation>“{name}” 파일은 숫자 그림치고 너무 커요.</translation>
    </message>
    <message>
        <source>Make it smaller than 60 million pixels and 64 MB.</source>
        <translation>6천만 픽셀, 64 MB보다 작게 만드세요.</translation>
    </message>
</context>
</TS>
