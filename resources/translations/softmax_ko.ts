<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ScoreBars</name>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
</context>
<context>
    <name>SoftmaxPage</name>
    <message>
        <source>Shares and scores as bars</source>
        <translation>확률과 점수 막대</translation>
    </message>
    <message>
        <source>Above: y, the probabilities. Below: a, the scores; drag one up or down</source>
        <translation>위는 확률 y, 아래는 점수 a예요. 점수 막대를 위아래로 끌어 보세요</translation>
    </message>
    <message>
        <source>&amp;Scores</source>
        <translation>점수(&amp;S)</translation>
    </message>
    <message>
        <source>Where the scores a come from; choose again for another</source>
        <translation>점수 a를 어디서 가져올지 골라요. 다시 고르면 다른 값이 나와요</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 정한 값</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>클래스 수(&amp;C)</translation>
    </message>
    <message>
        <source>n, the number of classes: 2 to 20</source>
        <translation>n, 클래스의 개수: 2부터 20까지</translation>
    </message>
    <message>
        <source>Add to all scores</source>
        <translation>모든 점수에 더하기</translation>
    </message>
    <message>
        <source>Take 1000 from every score</source>
        <translation>모든 점수에서 1000을 빼요</translation>
    </message>
    <message>
        <source>Add 1000 to every score: with the largest as C the probabilities stay as they are</source>
        <translation>모든 점수에 1000을 더해요. C가 가장 큰 점수이면 확률은 그대로예요</translation>
    </message>
    <message>
        <source>C&amp;onstant C</source>
        <translation>상수 C(&amp;O)</translation>
    </message>
    <message>
        <source>None: the naive way</source>
        <translation>빼지 않음: 그대로 계산</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>직접 정하기</translation>
    </message>
    <message>
        <source>The largest score</source>
        <translation>가장 큰 점수</translation>
    </message>
    <message>
        <source>C cancels in the quotient, but keeps exp from overflowing</source>
        <translation>C는 분자와 분모에서 지워지지만 exp의 오버플로를 막아 줘요</translation>
    </message>
    <message>
        <source>C, subtracted from every score before exp</source>
        <translation>C, exp를 계산하기 전에 모든 점수에서 빼는 수</translation>
    </message>
    <message>
        <source>Tem&amp;perature T</source>
        <translation>온도 T(&amp;P)</translation>
    </message>
    <message>
        <source>T divides every score: small T sharpens, large T levels; the book has 1</source>
        <translation>T로 모든 점수를 나눠요. T가 작으면 차이가 뚜렷해지고 크면 고르게 돼요. 책에서는 1이에요</translation>
    </message>
    <message>
        <source>Compute the table in {width}</source>
        <translation>표를 {width} 정밀도로 계산해요</translation>
    </message>
    <message>
        <source>Width of floats, in bits</source>
        <translation>부동소수점 정밀도(비트)</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet: {keys}</source>
        <translation>스프레드시트에 붙여 넣을 수 있게 표를 복사해요: {keys}</translation>
    </message>
    <message>
        <source>Put copied scores, with or without names, into the chosen row: {keys}</source>
        <translation>복사한 점수를 고른 행부터 넣어요. 이름이 있어도 없어도 돼요: {keys}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Save the table with all digits</source>
        <translation>모든 자릿수를 담아 표를 저장해요</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>CSV로 내보내기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
</context>
<context>
    <name>SoftmaxTables</name>
    <message>
        <source>Step by step</source>
        <translation>단계별로</translation>
    </message>
    <message>
        <source>Every step of softmax; a can be edited</source>
        <translation>소프트맥스의 모든 단계를 보여요. a는 고칠 수 있어요</translation>
    </message>
    <message>
        <source>Float widths</source>
        <translation>부동소수점 정밀도</translation>
    </message>
    <message>
        <source>The naive way in 16, 32 and 64 bits, and the safe probabilities beside it</source>
        <translation>16, 32, 64비트로 그대로 계산한 값과 안전하게 계산한 확률을 나란히 보여요</translation>
    </message>
    <message>
        <source>Steps of softmax</source>
        <translation>소프트맥스의 단계</translation>
    </message>
    <message>
        <source>The naive way in three float widths</source>
        <translation>세 가지 부동소수점 정밀도로 그대로 계산한 값</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>The name of the class; double-click to change it</source>
        <translation>클래스 이름. 두 번 누르면 바꿀 수 있어요</translation>
    </message>
    <message>
        <source>a, the score; double-click to change it</source>
        <translation>a, 점수. 두 번 누르면 바꿀 수 있어요</translation>
    </message>
    <message>
        <source>The score less the constant C</source>
        <translation>점수에서 상수 C를 뺀 값</translation>
    </message>
    <message>
        <source>e to the power of that</source>
        <translation>e를 그만큼 거듭제곱한 값</translation>
    </message>
    <message>
        <source>y, the probability: exp over the sum of all exp</source>
        <translation>y, 확률: exp를 모든 exp의 합으로 나눈 값. 합이 1이라 확률로 해석할 수 있어요</translation>
    </message>
    <message>
        <source>The name of the class</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>exp(a) in {width}, with nothing taken away</source>
        <translation>아무것도 빼지 않고 {width} 정밀도로 계산한 exp(a)</translation>
    </message>
    <message>
        <source>The naive probability in {width}</source>
        <translation>{width} 정밀도로 그대로 계산한 확률</translation>
    </message>
    <message>
        <source>safe y</source>
        <translation>안전한 y</translation>
    </message>
    <message>
        <source>y with C = the largest score</source>
        <translation>C를 가장 큰 점수로 했을 때의 y</translation>
    </message>
</context>
<context>
    <name>SoftmaxWording</name>
    <message>
        <source>With C taken away the probabilities are right; without it, {widths} would give nan.</source>
        <translation>C를 빼서 확률이 올바르게 나와요. 빼지 않으면 nan이 되는 곳: {widths}.</translation>
    </message>
    <message>
        <source>Two classes: class {name} gets {share}, the sigmoid of the difference {difference}.</source>
        <translation>클래스가 두 개예요. 클래스 {name}의 확률: {share}. 점수 차 {difference}의 시그모이드와 같아요.</translation>
    </message>
    <message>
        <source>The score of class {name} is too large for {width}: it is {value} from the start.</source>
        <translation>클래스 {name}의 점수가 {width}의 범위를 벗어나요. 처음부터 값: {value}.</translation>
    </message>
    <message>
        <source>Divided by T, the score of class {name} is too large for {width}: it becomes {value}.</source>
        <translation>클래스 {name}의 점수를 T로 나누면 {width}의 범위를 벗어나요. 결과: {value}.</translation>
    </message>
    <message>
        <source>The score of class {name} less C is too large for {width}. Let C be the largest.</source>
        <translation>클래스 {name}의 점수에서 C를 빼면 {width}의 범위를 벗어나요. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>Every exp is 0 in {width}, and 0 / 0 is nan. Let C be the largest.</source>
        <translation>{width}에서는 exp가 모두 0이 되고 0 / 0은 nan이에요. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>Each exp fits into {width}, but their sum does not: it is inf, and every probability 0. Let C be the largest.</source>
        <translation>exp 하나하나는 {width}에 담기지만 합은 담기지 않아 inf가 되고, 확률이 모두 0이 돼요. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>Some exp are too small for {width} and become 0. The probabilities are wrong: class {name} gets {share}, not {right}. Let C be the largest.</source>
        <translation>exp 일부가 너무 작아 {width}에서 0이 되었어요. 확률이 틀려요. 클래스 {name}: {share}, 옳은 값: {right}. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>With this C {width} rounds too much. The probabilities are wrong: class {name} gets {share}, not {right}. Let C be the largest.</source>
        <translation>이 C로는 {width}의 반올림이 너무 커서 확률이 틀려요. 클래스 {name}: {share}, 옳은 값: {right}. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>{width} rounds the scores too much, whatever C is: class {name} gets {share}, not {right}.</source>
        <translation>C가 무엇이든 {width} 정밀도로는 점수가 너무 거칠게 반올림돼요. 클래스 {name}: {share}, 옳은 값: {right}.</translation>
    </message>
    <message>
        <source>Two equal classes: {share} each, the sigmoid of the difference 0.</source>
        <translation>두 클래스가 같아요. 확률은 {share}씩, 점수 차 0의 시그모이드예요.</translation>
    </message>
    <message>
        <source>All classes are equal: {share} each.</source>
        <translation>모두 같아요: {share}씩.</translation>
    </message>
    <message>
        <source>Classes {names} have the same, largest probability: {share} each.</source>
        <translation>확률이 똑같이 가장 큰 클래스: {names} ({share}씩).</translation>
    </message>
    <message>
        <source>Cold: at T = {temperature} nearly everything, {share}, goes to class {name}.</source>
        <translation>온도가 낮아요. T = {temperature}: 거의 전부가 클래스 {name}에 몰려요(확률 {share}).</translation>
    </message>
    <message>
        <source>The classes are nearly equal; class {name} is ahead by a hair, with {share}.</source>
        <translation>클래스들이 거의 같아요. 조금 앞선 클래스: {name} ({share}).</translation>
    </message>
    <message>
        <source>Class {name} has the largest score and gets {share}. Add 1000 to all: no probability moves.</source>
        <translation>점수가 가장 큰 클래스: {name} (확률 {share}). 모두에 1000을 더해도 확률은 그대로예요.</translation>
    </message>
    <message>
        <source>exp({value}) becomes inf in {width}, and inf / inf is nan. Let C be the largest.</source>
        <translation>{width}에서는 exp({value})의 값이 inf가 되고 inf / inf는 nan이에요. C를 가장 큰 점수로 해 보세요.</translation>
    </message>
    <message>
        <source>Class {name} has the largest score and gets {share}.</source>
        <translation>점수가 가장 큰 클래스: {name} (확률 {share}).</translation>
    </message>
    <message>
        <source>Sum of y: {sum}  ·  largest: {name}  ·  entropy: {entropy} of at most {limit} nats</source>
        <translation>y의 합: {sum}  ·  가장 큰 클래스: {name}  ·  엔트로피: {entropy}(최대 {limit} nat)</translation>
    </message>
    <message>
        <source>The book: 0.3, 2.9, 4.0</source>
        <translation>책: 0.3, 2.9, 4.0</translation>
    </message>
    <message>
        <source>The book: 1010, 1000, 990</source>
        <translation>책: 1010, 1000, 990</translation>
    </message>
    <message>
        <source>The digit I drew</source>
        <translation>내가 그린 숫자</translation>
    </message>
    <message>
        <source>An MNIST digit</source>
        <translation>MNIST 숫자 하나</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is no network yet that could give scores.</source>
        <translation>점수를 낼 신경망이 아직 없어요.</translation>
    </message>
    <message>
        <source>Nothing has been drawn yet.</source>
        <translation>아직 그린 것이 없어요.</translation>
    </message>
    <message>
        <source>Draw a digit at the left (F8).</source>
        <translation>왼쪽(F8)에 숫자를 그리세요.</translation>
    </message>
    <message>
        <source>There is no such table.</source>
        <translation>그런 표는 없어요.</translation>
    </message>
    <message>
        <source>The temperature runs from {low} to {high}.</source>
        <translation>온도는 {low}부터 {high}까지예요.</translation>
    </message>
    <message>
        <source>Scores run from −{limit} to {limit}.</source>
        <translation>점수는 −{limit}부터 {limit}까지예요.</translation>
    </message>
    <message>
        <source>Type a number such as 0.5 or 0,5.</source>
        <translation>0.5나 0,5 같은 수를 입력해 주세요.</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>클래스에는 이름이 있어야 해요.</translation>
    </message>
    <message>
        <source>Softmax is shown for {fewest} to {most} classes.</source>
        <translation>소프트맥스는 클래스 {fewest}개부터 {most}개까지 보여 줘요.</translation>
    </message>
    <message>
        <source>Leave some rows out.</source>
        <translation>행을 줄여 주세요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Turn scores into probabilities and see where numbers overflow</source>
        <translation>점수를 확률로 바꾸고 수가 어디서 넘치는지 살펴봐요</translation>
    </message>
</context>
</TS>
