<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ActivationStrip</name>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>{layer}: map {number}, row {row}, column {column}: {value}</source>
        <translation>{layer}: {number}번 맵, {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>{layer}: neuron {number}: {value}</source>
        <translation>{layer}: {number}번 뉴런: {value}</translation>
    </message>
    <message>
        <source>Their outputs appear here while you draw.</source>
        <translation>그리는 동안 은닉층의 출력이 여기에 나타나요.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>It ran with</source>
        <translation>이 값으로 실행했어요</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>스크립트로 복사</translation>
    </message>
    <message>
        <source>Copy a Python program that needs only NumPy and prints the numbers you see</source>
        <translation>NumPy만 있으면 실행되고 화면의 수를 출력하는 파이썬 프로그램을 복사해요</translation>
    </message>
    <message>
        <source>Arguments and call</source>
        <translation>인수와 호출</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>소스 코드</translation>
    </message>
    <message>
        <source>Nothing has been computed yet: change something first.</source>
        <translation>아직 계산한 것이 없어요. 먼저 무엇이든 바꿔 보세요.</translation>
    </message>
    <message>
        <source>This can&apos;t be copied: {reason}</source>
        <translation>복사할 수 없어요: {reason}</translation>
    </message>
    <message>
        <source>Copied. Save it as script.py and run it.</source>
        <translation>복사했어요. script.py로 저장해서 실행해 보세요.</translation>
    </message>
</context>
<context>
    <name>DigitCanvas</name>
    <message>
        <source>Drawing area</source>
        <translation>그리는 곳</translation>
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
        <translation>획: {count}</translation>
    </message>
</context>
<context>
    <name>DrawingEditor</name>
    <message>
        <source>erasing</source>
        <translation>지우기</translation>
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
    <name>FormulaPage</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>LaTeX 복사</translation>
    </message>
    <message>
        <source>Copy LaTeX with the numbers</source>
        <translation>수를 넣은 LaTeX 복사</translation>
    </message>
</context>
<context>
    <name>FormulaView</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>There is no formula for this state.</source>
        <translation>이 상태에 맞는 수식이 없어요.</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>Lesson</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>There is no lesson here yet.</source>
        <translation>아직 학습 글이 없어요.</translation>
    </message>
</context>
<context>
    <name>PixelView</name>
    <message>
        <source>What the network sees, 28 by 28 pixels</source>
        <translation>신경망이 보는 28×28 픽셀 그림</translation>
    </message>
    <message>
        <source>row {row}, column {column}: x = {value}</source>
        <translation>{row}행 {column}열: x = {value}</translation>
    </message>
    <message>
        <source>Go from pixel to pixel with the arrow keys.</source>
        <translation>화살표 키로 픽셀을 하나씩 옮겨 가요.</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probability of each digit</source>
        <translation>숫자마다의 확률</translation>
    </message>
    <message>
        <source>y{digit} = {value}: the probability of {digit}</source>
        <translation>y{digit} = {value}: {digit}일 확률</translation>
    </message>
    <message>
        <source>No prediction yet</source>
        <translation>아직 예측이 없어요</translation>
    </message>
</context>
<context>
    <name>ReadingDock</name>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>The formula, and below it the same with your numbers</source>
        <translation>수식과, 그 아래에 지금의 수를 넣은 같은 수식</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>The code that just ran, and what it ran with</source>
        <translation>방금 실행한 코드와 그때 쓴 값</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>What the book says, and three things to try</source>
        <translation>책의 설명과 해 볼 것 세 가지</translation>
    </message>
    <message>
        <source>Open the reading pages</source>
        <translation>읽기 창 펼치기</translation>
    </message>
    <message>
        <source>Fold the reading pages</source>
        <translation>읽기 창 접기</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>클립보드에 그림이 없어요.</translation>
    </message>
    <message>
        <source>Copy a picture or a drawing first.</source>
        <translation>먼저 그림을 복사해 주세요.</translation>
    </message>
    <message>
        <source>A drawing can&apos;t be saved as “{ending}”.</source>
        <translation>그림을 “{ending}” 형식으로는 저장할 수 없어요.</translation>
    </message>
    <message>
        <source>Let the name end in .png, .svg or .jsonl.</source>
        <translation>파일 이름을 .png, .svg, .jsonl 중 하나로 끝내 주세요.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be written.</source>
        <translation>“{name}”에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 골라 보세요.</translation>
    </message>
    <message>
        <source>A picture has no strokes to save.</source>
        <translation>그림 파일에서 온 것이라 저장할 획이 없어요.</translation>
    </message>
    <message>
        <source>Save it as PNG or SVG.</source>
        <translation>PNG나 SVG로 저장해 주세요.</translation>
    </message>
    <message>
        <source>This holds no strokes that can be read.</source>
        <translation>읽을 수 있는 획이 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>A line looks like {example} and has at least one point.</source>
        <translation>한 줄은 {example}처럼 생겼고 점이 하나 이상 있어야 해요.</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>수가 빠졌어요.</translation>
    </message>
    <message>
        <source>{text} is not a finite number.</source>
        <translation>{text}은(는) 유한한 수가 아니에요.</translation>
    </message>
    <message>
        <source>Not a number. Type one such as 0.5.</source>
        <translation>수가 아니에요. 0.5 같은 수를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Must lie between {minimum} and {maximum}.</source>
        <translation>{minimum}부터 {maximum} 사이여야 해요.</translation>
    </message>
    <message>
        <source>“{name}” holds no picture that can be read.</source>
        <translation>“{name}”에는 읽을 수 있는 그림이 없어요.</translation>
    </message>
    <message>
        <source>Use a PNG or JPEG picture, or a file of strokes.</source>
        <translation>PNG나 JPEG 그림, 또는 획 파일을 써 주세요.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}”은(는) 폴더예요.</translation>
    </message>
    <message>
        <source>Choose a picture or a file of strokes in it.</source>
        <translation>그 안의 그림이나 획 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be opened.</source>
        <translation>“{name}”을(를) 열 수 없어요.</translation>
    </message>
    <message>
        <source>Check that it is still there and may be read.</source>
        <translation>파일이 그대로 있는지, 읽을 수 있는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”은(는) 비어 있어요.</translation>
    </message>
    <message>
        <source>“{name}” is too large for a picture of a digit.</source>
        <translation>“{name}”은(는) 숫자 그림치고는 너무 커요.</translation>
    </message>
    <message>
        <source>Make it smaller than 60 million pixels and 64 MB.</source>
        <translation>6천만 픽셀, 64 MB보다 작게 만들어 주세요.</translation>
    </message>
</context>
</TS>
