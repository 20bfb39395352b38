<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>nn_core</name>
    <message>
        <source>copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The formula has {count} parts, {most} are the limit.</source>
        <translation>수식의 부분이 {count}개예요. {most}개까지만 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Write a shorter one.</source>
        <translation>더 짧게 쓰세요.</translation>
    </message>
    <message>
        <source>matrix product</source>
        <translation>행렬 곱</translation>
    </message>
    <message>
        <source>copy for each row</source>
        <translation>행마다 복사</translation>
    </message>
    <message>
        <source>A layer “{kind}” is not drawn as a graph.</source>
        <translation>“{kind}” 계층은 그래프로 그리지 않아요.</translation>
    </message>
    <message>
        <source>Take a network of affine layers and activations.</source>
        <translation>Affine 계층과 활성화 함수로 된 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>softmax with loss</source>
        <translation>Softmax-with-Loss</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Here something is divided by 0.</source>
        <translation>여기서 0으로 나누게 돼요.</translation>
    </message>
    <message>
        <source>Give the inputs values for which it is not 0.</source>
        <translation>나누는 값이 0이 되지 않도록 입력을 바꾸세요.</translation>
    </message>
    <message>
        <source>There is no logarithm of {value}.</source>
        <translation>{value}에는 로그가 없어요.</translation>
    </message>
    <message>
        <source>What goes into log must be above 0.</source>
        <translation>log에는 0보다 큰 값이 들어가야 해요.</translation>
    </message>
    <message>
        <source>There is no square root of {value}.</source>
        <translation>{value}에는 제곱근이 없어요.</translation>
    </message>
    <message>
        <source>What goes into sqrt must be 0 or more.</source>
        <translation>sqrt에는 0 이상인 값이 들어가야 해요.</translation>
    </message>
    <message>
        <source>There is no such power of {value}.</source>
        <translation>{value}에는 이런 거듭제곱이 없어요.</translation>
    </message>
    <message>
        <source>A negative number has whole powers only, and 0 none below 0; change the input.</source>
        <translation>음수는 정수 거듭제곱만 되고, 0은 음수 거듭제곱이 안 돼요. 입력을 바꾸세요.</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>times</source>
        <translation>곱하기</translation>
    </message>
    <message>
        <source>divided by</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>one over</source>
        <translation>역수</translation>
    </message>
    <message>
        <source>to the power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Write abs(x) for the absolute value.</source>
        <translation>절댓값은 abs(x)라고 쓰세요.</translation>
    </message>
    <message>
        <source>Write sqrt(x).</source>
        <translation>sqrt(x)라고 쓰세요.</translation>
    </message>
    <message>
        <source>Write only what stands to the right of =.</source>
        <translation>= 오른쪽에 있는 것만 쓰세요.</translation>
    </message>
    <message>
        <source>Write ( and ).</source>
        <translation>( )로 쓰세요.</translation>
    </message>
    <message>
        <source>Write 0.1 for 10 %.</source>
        <translation>10%는 0.1이라고 쓰세요.</translation>
    </message>
    <message>
        <source>Write one formula; max(a, b) takes a comma.</source>
        <translation>수식은 하나만 쓰세요. max(a, b)에는 쉼표를 써요.</translation>
    </message>
    <message>
        <source>Use names, numbers, + − * / ^ and brackets, as in (a*b + c)*exp(-d).</source>
        <translation>이름, 숫자, + − * / ^ 와 괄호를 쓰세요. 예: (a*b + c)*exp(-d)</translation>
    </message>
    <message>
        <source>Write a formula, such as (a*b + c)*exp(-d).</source>
        <translation>수식을 쓰세요. 예: (a*b + c)*exp(-d)</translation>
    </message>
    <message>
        <source>The formula is longer than {most} characters.</source>
        <translation>수식이 {most}자보다 길어요.</translation>
    </message>
    <message>
        <source>“{word}” gives no input a value.</source>
        <translation>“{word}”: 입력에 값을 주는 말이 아니에요.</translation>
    </message>
    <message>
        <source>Write {name}=1.</source>
        <translation>{name}=1: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>The input “{name}” has two values.</source>
        <translation>“{name}” 입력에 값이 두 개예요.</translation>
    </message>
    <message>
        <source>Give it one of them.</source>
        <translation>하나만 주세요.</translation>
    </message>
    <message>
        <source>Write a finite number, such as 0.5.</source>
        <translation>0.5처럼 유한한 수를 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” is no number that can be used.</source>
        <translation>“{text}”: 쓸 수 있는 수가 아니에요.</translation>
    </message>
    <message>
        <source>The number {number} is too large.</source>
        <translation>{number}: 너무 큰 수예요.</translation>
    </message>
    <message>
        <source>Numbers go up to 1.7e308.</source>
        <translation>1.7e308까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>“{sign}” means nothing in a formula.</source>
        <translation>“{sign}”: 수식에서 뜻이 없는 글자예요.</translation>
    </message>
    <message>
        <source>Write {digit}.</source>
        <translation>{digit}: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>Write ^{digit}.</source>
        <translation>^{digit}: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>More than {most} brackets and signs within others.</source>
        <translation>괄호와 부호가 {most}겹보다 깊어요.</translation>
    </message>
    <message>
        <source>Write a simpler formula.</source>
        <translation>더 간단한 수식을 쓰세요.</translation>
    </message>
    <message>
        <source>This bracket closes none.</source>
        <translation>짝이 없는 닫는 괄호예요.</translation>
    </message>
    <message>
        <source>Take it away, or open one before it.</source>
        <translation>지우거나, 그 앞에서 괄호를 여세요.</translation>
    </message>
    <message>
        <source>Between “{left}” and “{right}” a sign is missing.</source>
        <translation>“{left}” 다음, “{right}” 앞에 기호가 빠졌어요.</translation>
    </message>
    <message>
        <source>Write {left}*{right} for a product.</source>
        <translation>곱하려면 {left}*{right}처럼 쓰세요.</translation>
    </message>
    <message>
        <source>A comma only parts the two numbers of max(a, b).</source>
        <translation>쉼표는 max(a, b)에서 두 수를 나눌 때만 써요.</translation>
    </message>
    <message>
        <source>Write {number}.</source>
        <translation>{number}: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>Take it away.</source>
        <translation>지우세요.</translation>
    </message>
    <message>
        <source>Here something is missing.</source>
        <translation>여기에 빠진 것이 있어요.</translation>
    </message>
    <message>
        <source>Write a number, a name or a bracket behind “{sign}”.</source>
        <translation>“{sign}” 뒤에 숫자나 이름, 괄호를 쓰세요.</translation>
    </message>
    <message>
        <source>Before “{sign}” something is missing.</source>
        <translation>“{sign}” 앞에 빠진 것이 있어요.</translation>
    </message>
    <message>
        <source>Write a number, a name or a bracket before it.</source>
        <translation>그 앞에 숫자나 이름, 괄호를 쓰세요.</translation>
    </message>
    <message>
        <source>“{name}” needs brackets.</source>
        <translation>“{name}”에는 괄호가 필요해요.</translation>
    </message>
    <message>
        <source>Write {name}(…).</source>
        <translation>{name}(…): 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>“{name}” takes {count} numbers.</source>
        <translation>“{name}”에는 수가 {count}개 들어가요.</translation>
    </message>
    <message>
        <source>Write {form}.</source>
        <translation>{form}: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>This bracket is never closed.</source>
        <translation>이 괄호가 닫히지 않았어요.</translation>
    </message>
    <message>
        <source>Write ) where it ends.</source>
        <translation>끝나는 곳에 )를 쓰세요.</translation>
    </message>
    <message>
        <source>The formula has more than {most} parts.</source>
        <translation>수식의 부분이 {most}개를 넘어요.</translation>
    </message>
    <message>
        <source>There is no function “{name}”.</source>
        <translation>“{name}” 함수는 없어요.</translation>
    </message>
    <message>
        <source>Write {meant}.</source>
        <translation>{meant}: 이렇게 쓰세요.</translation>
    </message>
    <message>
        <source>There are {known}; for a product write {name}*(…).</source>
        <translation>쓸 수 있는 함수: {known}. 곱하려면 {name}*(…)처럼 쓰세요.</translation>
    </message>
    <message>
        <source>Character {place}: {refusal}</source>
        <translation>{place}번째 글자: {refusal}</translation>
    </message>
    <message>
        <source>There is no value for “{name}”.</source>
        <translation>“{name}”의 값이 없어요.</translation>
    </message>
    <message>
        <source>Give it one: {name}=1.</source>
        <translation>값을 주세요. 예: {name}=1</translation>
    </message>
    <message>
        <source>The formula has no input “{name}”.</source>
        <translation>수식에 “{name}” 입력이 없어요.</translation>
    </message>
    <message>
        <source>Its inputs: {known}.</source>
        <translation>수식의 입력: {known}.</translation>
    </message>
    <message>
        <source>What comes out here is too large for a float64.</source>
        <translation>여기서 나온 값이 float64로 쓰기에 너무 커요.</translation>
    </message>
    <message>
        <source>Give the inputs smaller values.</source>
        <translation>입력을 더 작게 하세요.</translation>
    </message>
    <message>
        <source>At {value} this has no slope that is a number.</source>
        <translation>{value}에서는 기울기를 수로 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Give the inputs other values.</source>
        <translation>입력을 다른 값으로 바꾸세요.</translation>
    </message>
    <message>
        <source>An activation is a formula of x alone.</source>
        <translation>활성화 함수는 x만 들어간 수식이에요.</translation>
    </message>
    <message>
        <source>Write one such as x*sigmoid(x).</source>
        <translation>x*sigmoid(x)처럼 쓰세요.</translation>
    </message>
    <message>
        <source>At x = {x} the formula has no value.</source>
        <translation>x = {x}에서 수식의 값이 없어요.</translation>
    </message>
    <message>
        <source>An activation needs one for each x from −10 to 10.</source>
        <translation>활성화 함수는 −10부터 10까지 모든 x에서 값이 있어야 해요.</translation>
    </message>
    <message>
        <source>A function of your own.</source>
        <translation>직접 만든 함수예요.</translation>
    </message>
    <message>
        <source>Its slope is worked out by the formula&apos;s own graph.</source>
        <translation>기울기는 수식의 계산 그래프로 구해요.</translation>
    </message>
</context>
</TS>
