<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>GraphDiagram</name>
    <message>
        <source>The formula as a graph</source>
        <translation>그래프로 그린 수식</translation>
    </message>
    <message>
        <source>Above an edge its value, below, framed, its gradient. Drag an input up or down. Arrow keys: nodes; + and −: nudge; space bar: one step; Backspace: one step back; P: play</source>
        <translation>선 위는 값, 아래 테두리 안은 기울기예요. 입력을 위아래로 끌어 보세요. 화살표 키: 노드 고르기, + −: 조금 바꾸기, 스페이스 바: 한 단계, 백스페이스: 한 단계 뒤로, P: 재생</translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>All nodes with value and gradient</source>
        <translation>모든 노드의 값과 기울기</translation>
    </message>
    <message>
        <source>Graphs of the book&apos;s chapter 5, and one more</source>
        <translation>책 5장의 그래프와 하나 더</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 쓴 수식</translation>
    </message>
    <message>
        <source>Your own formula</source>
        <translation>직접 쓰는 수식</translation>
    </message>
    <message>
        <source>Names, numbers, + − * / ^, brackets, exp log sqrt sin cos tanh sigmoid relu max(a, b) abs; e and pi</source>
        <translation>이름, 숫자, + − * / ^, 괄호, exp log sqrt sin cos tanh sigmoid relu max(a, b) abs, e와 pi</translation>
    </message>
    <message>
        <source>such as (a*b + c)*exp(-d)</source>
        <translation>예: (a*b + c)*exp(-d)</translation>
    </message>
    <message>
        <source>Sigmoid and softmax</source>
        <translation>시그모이드와 소프트맥스</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Each of their operations is a node</source>
        <translation>연산마다 노드 하나</translation>
    </message>
    <message>
        <source>One node: y(1 − y) for the sigmoid, y − t for the loss</source>
        <translation>노드 하나: 시그모이드는 y(1 − y), 손실은 y − t</translation>
    </message>
    <message>
        <source>Form&amp;ula</source>
        <translation>수식(&amp;U)</translation>
    </message>
    <message>
        <source>V&amp;alue</source>
        <translation>값(&amp;A)</translation>
    </message>
    <message>
        <source>Of the selected input; you can also drag it in the graph</source>
        <translation>고른 입력의 값이에요. 그래프에서 끌어도 돼요</translation>
    </message>
    <message>
        <source>− a little</source>
        <translation>조금 −</translation>
    </message>
    <message>
        <source>Nudge the selected input down: what does the result do?</source>
        <translation>고른 입력을 조금 줄여 보세요. 결과는 어떻게 될까요?</translation>
    </message>
    <message>
        <source>+ a little</source>
        <translation>조금 +</translation>
    </message>
    <message>
        <source>Nudge the selected input up: what does the result do?</source>
        <translation>고른 입력을 조금 늘려 보세요. 결과는 어떻게 될까요?</translation>
    </message>
    <message>
        <source>&amp;Break this node</source>
        <translation>이 노드 고장 내기(&amp;B)</translation>
    </message>
    <message>
        <source>It hands back a usual mistake; the finite difference finds it</source>
        <translation>흔한 실수를 한 값을 돌려줘요. 수치 미분이 찾아내요</translation>
    </message>
    <message>
        <source>The &amp;whole graph</source>
        <translation>그래프 전체(&amp;W)</translation>
    </message>
    <message>
        <source>Make a large graph small enough to be seen at once</source>
        <translation>큰 그래프를 한눈에 보이게 줄여요</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Inputs by name, others in the order of the steps</source>
        <translation>입력은 이름으로, 나머지는 단계 순서로</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What comes out; for an input, type another one</source>
        <translation>나온 값이에요. 입력에는 다른 값을 쓸 수 있어요</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>국소 미분</translation>
    </message>
    <message>
        <source>The local derivative by each number it takes</source>
        <translation>받은 수마다의 국소 미분</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>By how much the result moves for each 1</source>
        <translation>1만큼 바뀔 때 결과가 바뀌는 양</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>The same, by moving the value a little</source>
        <translation>값을 조금 움직여서 구한 같은 양</translation>
    </message>
</context>
<context>
    <name>GraphTexts</name>
    <message>
        <source>The result is {value}. Press Step: a 1 appears at the end and walks back to the inputs.</source>
        <translation>결과: {value}. 한 단계를 누르면 끝에 1이 나타나 입력까지 거꾸로 가요.</translation>
    </message>
    <message>
        <source>Only the inputs are known. Press Step: each node works out its number.</source>
        <translation>입력만 알고 있어요. 한 단계를 누르면 노드가 하나씩 계산해요.</translation>
    </message>
    <message>
        <source>“{sign}” takes {numbers} and hands {value} on.</source>
        <translation>“{sign}” 노드: 받은 값 {numbers}, 넘기는 값 {value}.</translation>
    </message>
    <message>
        <source>{value} is needed in {count} places: it is copied.</source>
        <translation>{value}: {count}곳에 쓰여서 복사돼요.</translation>
    </message>
    <message>
        <source>The way back begins with 1: when the result moves by 1, the result moves by 1.</source>
        <translation>역전파는 1에서 시작해요. 결과가 1만큼 바뀌면 결과도 1만큼 바뀌니까요.</translation>
    </message>
    <message>
        <source>What has come back to the copy is added: {numbers} {equals} {value}.</source>
        <translation>복사 노드로 돌아온 값을 더해요: {numbers} {equals} {value}.</translation>
    </message>
    <message>
        <source>{numbers} have come back, but the broken copy passes on the first only: {value}.</source>
        <translation>돌아온 값은 {numbers}인데 고장 난 복사 노드는 첫 값만 넘겨요: {value}.</translation>
    </message>
    <message>
        <source>“{sign}”: {came} came back. {products}.</source>
        <translation>“{sign}” 노드: 돌아온 값 {came}. {products}.</translation>
    </message>
    <message>
        <source>{came} × {local} {equals} {value} goes to {name}</source>
        <translation>{name} 쪽으로 {came} × {local} {equals} {value}</translation>
    </message>
    <message>
        <source>{value} goes to {name}</source>
        <translation>{name} 쪽으로 {value}</translation>
    </message>
    <message>
        <source>“{sign}”: only constants before it, nothing goes on.</source>
        <translation>“{sign}” 노드: 앞에 상수뿐이라 더 넘길 것이 없어요.</translation>
    </message>
    <message>
        <source>All gradients are known: {gradients}.</source>
        <translation>기울기를 모두 구했어요: {gradients}.</translation>
    </message>
    <message>
        <source>{name} moved by {by}, the result by {moved} to {after}: {ratio} for each 1. The gradient there was {slope}.</source>
        <translation>{name} 입력이 {by}만큼 바뀌자 결과가 {moved}만큼 바뀌었어요(지금 {after}). 1마다 {ratio}, 거기서 기울기는 {slope}.</translation>
    </message>
    <message>
        <source>{name} moved by {by}, the result by {moved} to {after}: {ratio} for each 1.</source>
        <translation>{name} 입력이 {by}만큼 바뀌자 결과가 {moved}만큼 바뀌었어요(지금 {after}). 1마다 {ratio}.</translation>
    </message>
    <message>
        <source>The node “{sign}” is broken. For {name} the way back says {slope}, the finite difference {difference}.</source>
        <translation>“{sign}” 노드가 고장 났어요. {name}: 역전파는 {slope}, 수치 미분은 {difference}.</translation>
    </message>
    <message>
        <source>The node “{sign}” is broken, and yet every gradient agrees here.</source>
        <translation>“{sign}” 노드가 고장 났지만 여기서는 기울기가 모두 맞아요.</translation>
    </message>
    <message>
        <source>The node “{sign}” is broken. No gradient differs that could be checked; {name} has no finite difference here.</source>
        <translation>“{sign}” 노드가 고장 났어요. 확인할 수 있는 기울기는 모두 맞지만, 여기서 {name} 입력은 수치 미분을 구할 수 없어요.</translation>
    </message>
    <message>
        <source>At “{sign}”: {what} {hint}</source>
        <translation>“{sign}” 노드: {what} {hint}</translation>
    </message>
    <message>
        <source>copy of {name}</source>
        <translation>{name} 복사</translation>
    </message>
    <message>
        <source>{name}, a constant</source>
        <translation>{name}, 상수</translation>
    </message>
    <message>
        <source>{name}: value {value}, gradient {gradient}</source>
        <translation>{name}: 값 {value}, 기울기 {gradient}</translation>
    </message>
    <message>
        <source>{name}: {count} paths to the result</source>
        <translation>{name}: 결과까지 경로 {count}개</translation>
    </message>
    <message>
        <source>{name}: one path to the result</source>
        <translation>{name}: 결과까지 경로 하나</translation>
    </message>
    <message>
        <source>{name}: one path, the product of the local derivatives is {products}</source>
        <translation>{name}: 경로 하나, 국소 미분의 곱은 {products}</translation>
    </message>
    <message>
        <source>{name}: {count} paths, {products}. Products for all inputs: {back} going back, {path} path by path, {forward} going forward for each input.</source>
        <translation>{name}: 경로 {count}개, {products}. 모든 입력의 기울기를 구하는 곱셈: 역전파 {back}번, 경로마다 {path}번, 입력마다 순방향으로 {forward}번.</translation>
    </message>
    <message>
        <source>Apples</source>
        <translation>사과</translation>
    </message>
    <message>
        <source>Apples and oranges</source>
        <translation>사과와 귤</translation>
    </message>
    <message>
        <source>The sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Softmax with loss</source>
        <translation>Softmax-with-Loss</translation>
    </message>
    <message>
        <source>(a·b + c)·e^(−d)</source>
        <translation>(a·b + c)·e^(−d)</translation>
    </message>
    <message>
        <source>Which gradient will be negative?</source>
        <translation>음수가 될 기울기는?</translation>
    </message>
    <message>
        <source>{name}</source>
        <comment>the answer is this input</comment>
        <translation>{name}</translation>
    </message>
    <message>
        <source>Where is the gradient largest?</source>
        <translation>기울기가 가장 큰 곳은?</translation>
    </message>
    <message>
        <source>x = {value}</source>
        <translation>x = {value}</translation>
    </message>
    <message>
        <source>Which gradient is largest in size?</source>
        <translation>절댓값이 가장 큰 기울기는?</translation>
    </message>
    <message>
        <source>As you said: {right}.</source>
        <translation>예상대로 {right}.</translation>
    </message>
    <message>
        <source>You said {given}; it is {right}.</source>
        <translation>예상은 {given}, 실제는 {right}.</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>Only inputs take a number by hand.</source>
        <translation>직접 쓸 수 있는 것은 입력뿐이에요.</translation>
    </message>
    <message>
        <source>Change an input; the rest follows.</source>
        <translation>입력을 바꾸면 나머지가 따라와요.</translation>
    </message>
    <message>
        <source>Inputs run from −{limit} to {limit}.</source>
        <translation>입력은 −{limit}에서 {limit}까지예요.</translation>
    </message>
    <message>
        <source>Type a number such as 0.5.</source>
        <translation>0.5처럼 수를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Backprop</source>
        <translation>오차역전파법</translation>
    </message>
    <message>
        <source>Take backpropagation apart: graph, layers, and the check</source>
        <translation>오차역전파법을 하나하나 뜯어보기: 계산 그래프, 계층, 기울기 확인</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>A formula as a graph: values there, gradients back</source>
        <translation>수식을 그래프로: 값은 앞으로, 기울기는 뒤로</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>One mini-batch under the microscope, every matrix</source>
        <translation>미니배치 하나를 현미경으로 보듯 모든 행렬까지</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>기울기 확인</translation>
    </message>
    <message>
        <source>The numerical gradient against backpropagation, as a race</source>
        <translation>수치 미분과 오차역전파법의 경주</translation>
    </message>
</context>
</TS>
