<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AddersPage</name>
    <message>
        <source>Circuit</source>
        <translation>회로</translation>
    </message>
    <message>
        <source>Half adder: a + b</source>
        <translation>반가산기: a + b</translation>
    </message>
    <message>
        <source>Full adder: a + b + carry</source>
        <translation>전가산기: a + b + 자리올림</translation>
    </message>
    <message>
        <source>Adder of several places</source>
        <translation>여러 자리 덧셈기</translation>
    </message>
    <message>
        <source>Which circuit is shown</source>
        <translation>어떤 회로를 볼지 골라요</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>자릿수</translation>
    </message>
    <message>
        <source>How many binary places the numbers have</source>
        <translation>더할 수가 이진수로 몇 자리인지 정해요</translation>
    </message>
    <message>
        <source>NANDs only</source>
        <translation>NAND만 쓰기</translation>
    </message>
    <message>
        <source>Every circuit can be built of this one gate</source>
        <translation>모든 회로는 이 게이트 하나만으로 만들 수 있어요</translation>
    </message>
    <message>
        <source>Click a switch to flip it, a gate to see its sum, and the box of a place to open it. With the keyboard: arrow keys and Space.</source>
        <translation>스위치를 누르면 값이 바뀌고, 게이트를 누르면 가중합이 보이고, 자리 상자를 누르면 그 안이 열려요. 키보드로는 화살표 키와 스페이스 바를 쓰세요.</translation>
    </message>
    <message>
        <source>Chain of full adders</source>
        <translation>이어진 전가산기</translation>
    </message>
    <message>
        <source>Circuit diagram</source>
        <translation>회로도</translation>
    </message>
    <message>
        <source>Click a switch to flip it, a gate to see its sum</source>
        <translation>스위치를 누르면 값이 바뀌고, 게이트를 누르면 가중합이 보여요</translation>
    </message>
</context>
<context>
    <name>ComposerPage</name>
    <message>
        <source>Goal</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>What the three gates should realise together</source>
        <translation>게이트 세 개가 함께 만들 함수예요</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>다른 방법</translation>
    </message>
    <message>
        <source>Put in the next three gates that reach the goal</source>
        <translation>목표를 이루는 다음 게이트 세 개를 넣어요</translation>
    </message>
    <message>
        <source>{gate}: one of the 14 gates a perceptron can be</source>
        <translation>{gate}: 퍼셉트론 하나로 만들 수 있는 14가지 게이트 중 하나예요</translation>
    </message>
    <message>
        <source>Circuit diagram</source>
        <translation>회로도</translation>
    </message>
    <message>
        <source>Click x₁ or x₂ to flip it; 1 runs on thick blue wires</source>
        <translation>x₁이나 x₂를 누르면 값이 바뀌어요. 굵은 파란 선에는 1이 흘러요</translation>
    </message>
    <message>
        <source>Plane of the inputs</source>
        <translation>입력 평면</translation>
    </message>
    <message>
        <source>Folded plane of s₁, s₂</source>
        <translation>s₁, s₂로 접은 평면</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Folded by s₁, s₂</source>
        <translation>s₁, s₂로 접은 평면</translation>
    </message>
</context>
<context>
    <name>GateNumbers</name>
    <message>
        <source>w₁: how strongly the first input counts</source>
        <translation>w₁: 첫 번째 입력이 얼마나 중요한지 정해요</translation>
    </message>
    <message>
        <source>w₂: how strongly the second input counts</source>
        <translation>w₂: 두 번째 입력이 얼마나 중요한지 정해요</translation>
    </message>
    <message>
        <source>b: bias, how easily it fires; b = −θ</source>
        <translation>b: 편향, 얼마나 쉽게 1을 내는지 정해요. b = −θ</translation>
    </message>
    <message>
        <source>θ: threshold the sum must exceed; θ = −b</source>
        <translation>θ: 임계값, 합이 이 값을 넘어야 1을 내요. θ = −b</translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message>
        <source>This line leaves {ones} alone on the side of 1: that is {name}.</source>
        <translation>이 선은 1 쪽에 {ones}만 남겨요. 바로 {name} 게이트예요.</translation>
    </message>
    <message>
        <source>This line leaves {zeros} alone on the side of 0: that is {name}.</source>
        <translation>이 선은 0 쪽에 {zeros}만 남겨요. 바로 {name} 게이트예요.</translation>
    </message>
    <message>
        <source>This line has {ones} on the side of 1: that is {name}.</source>
        <translation>이 선의 1 쪽에는 {ones}이 있어요. 바로 {name} 게이트예요.</translation>
    </message>
    <message>
        <source>No line can do {name}: the two 1s and the two 0s have the same midpoint, and a line cannot have it on both sides.</source>
        <translation>어떤 직선으로도 {name} 게이트를 만들 수 없어요. 1인 두 점과 0인 두 점의 중점이 같은데, 한 점이 선의 양쪽에 있을 수는 없기 때문이에요.</translation>
    </message>
    <message>
        <source>Not yet {name}. Wrong output at {points}.</source>
        <translation>아직 {name} 게이트가 아니에요. 출력이 틀린 점: {points}.</translation>
    </message>
    <message>
        <source>All four points give 0: it never fires.</source>
        <translation>네 점 모두 0이에요. 1을 내는 일이 없어요.</translation>
    </message>
    <message>
        <source>All four points give 1: it always fires.</source>
        <translation>네 점 모두 1이에요. 언제나 1을 내요.</translation>
    </message>
    <message>
        <source>Press Step: the rule looks at one row and corrects only after a mistake.</source>
        <translation>‘한 단계’를 눌러 보세요. 행을 하나씩 살펴보고 틀렸을 때만 가중치와 편향을 고쳐요.</translation>
    </message>
    <message>
        <source>After epoch {again} the weights are those after epoch {first}: it goes round in circles for ever, because the 1s and the 0s share one midpoint.</source>
        <translation>에폭 {again}까지 마친 가중치가 에폭 {first} 때와 똑같아요. 1인 점들과 0인 점들의 중점이 같아서 영원히 제자리를 맴돌아요.</translation>
    </message>
    <message>
        <source>{point} gives {output}, as it should: nothing changes.</source>
        <translation>{point}의 출력 {output}이 맞으니 아무것도 바꾸지 않아요.</translation>
    </message>
    <message>
        <source>{first} and {second} fall on one place although {name} must tell them apart: change s₁ or s₂.</source>
        <translation>{first}과 {second}이 같은 자리로 접혔어요. {name} 게이트는 둘을 구별해야 하니 s₁이나 s₂를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>All four rows in turn without a mistake: {name} is learned. Mistakes: {count}.</source>
        <translation>네 행을 차례로 모두 맞혔어요. {name} 게이트 학습을 마쳤어요. 틀린 횟수: {count}.</translation>
    </message>
    <message>
        <source>This line makes {made}. For the target {name} the output at {points} is wrong.</source>
        <translation>{made} 게이트가 되는 직선이에요. 목표인 {name} 게이트와 출력이 다른 곳: {points}.</translation>
    </message>
    <message>
        <source>{point} should give 1 and gave 0: η times each input is added to its weight, and η to the bias.</source>
        <translation>{point}은 1이어야 하는데 0이 나왔어요. 가중치에는 η×입력을, 편향에는 η를 더해요.</translation>
    </message>
    <message>
        <source>{point} should give 0 and gave 1: η times each input is taken from its weight, and η from the bias.</source>
        <translation>{point}은 0이어야 하는데 1이 나왔어요. 가중치에서는 η×입력을, 편향에서는 η를 빼요.</translation>
    </message>
    <message>
        <source>s₁ and s₂ fold the plane: in the new plane one line is enough, so the three gates are {name}.</source>
        <translation>s₁과 s₂가 평면을 접어요. 접은 평면에서는 직선 하나로 충분해서 게이트 세 개가 함께 {name} 게이트를 만들어요.</translation>
    </message>
    <message>
        <source>In the plane of s₁ and s₂ one line is enough, so the three gates are {name}.</source>
        <translation>s₁, s₂ 평면에서는 직선 하나로 충분해서 게이트 세 개가 함께 {name} 게이트를 만들어요.</translation>
    </message>
    <message>
        <source>In the plane of s₁ and s₂ no line can do {name} either: change s₁ or s₂.</source>
        <translation>s₁, s₂ 평면에서도 직선 하나로는 {name} 게이트를 만들 수 없어요. s₁이나 s₂를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>Not yet {name}. Wrong output at {points}: change y.</source>
        <translation>아직 {name} 게이트가 아니에요. 출력이 틀린 점: {points}. y를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>carry</source>
        <translation>자리올림</translation>
    </message>
    <message>
        <source>{a} + {b} = {total}: sum {sum}, carry {carry}.</source>
        <translation>{a} + {b} = {total}: 합의 자리 {sum}, 자리올림 {carry}이에요.</translation>
    </message>
    <message>
        <source>{a} + {b} + {cin} = {total}: sum {sum}, carry {carry}.</source>
        <translation>{a} + {b} + {cin} = {total}: 합의 자리 {sum}, 자리올림 {carry}이에요.</translation>
    </message>
    <message>
        <source>{a} + {b} + {cin} = {total}: the carry runs from right to left.</source>
        <translation>{a} + {b} + {cin} = {total}: 자리올림은 오른쪽에서 왼쪽으로 전해져요.</translation>
    </message>
    <message>
        <source>No weights realise {name}, at any bias.</source>
        <translation>편향을 어떻게 바꿔도 {name} 게이트를 만드는 가중치는 없어요.</translation>
    </message>
    <message>
        <source>b &gt; 0 lets (0, 0) fire whatever the weights: lower b for {name}.</source>
        <translation>b &gt; 0이면 가중치와 상관없이 (0, 0)에서 1을 내요. {name} 게이트를 만들려면 b를 낮춰 보세요.</translation>
    </message>
    <message>
        <source>b ≤ 0 lets (0, 0) rest whatever the weights: raise b for {name}.</source>
        <translation>b ≤ 0이면 가중치와 상관없이 (0, 0)에서 0을 내요. {name} 게이트를 만들려면 b를 높여 보세요.</translation>
    </message>
    <message>
        <source>At this bias no weights realise {name}.</source>
        <translation>이 편향으로 {name} 게이트를 만드는 가중치는 없어요.</translation>
    </message>
    <message>
        <source>Weights that give {name} at b = {bias}</source>
        <translation>b = {bias}일 때 {name} 게이트가 되는 가중치</translation>
    </message>
    <message>
        <source>Mistakes {mistakes}   Epoch {walk}   Step {step}</source>
        <translation>틀린 횟수 {mistakes}   에폭 {walk}   단계 {step}</translation>
    </message>
    <message>
        <source>{count} ways with named gates</source>
        <translation>게이트 이름으로 나타낸 방법 {count}가지</translation>
    </message>
    <message>
        <source>Way {index} of {count} with named gates</source>
        <translation>게이트 이름으로 나타낸 방법 {count}가지 중 {index}번째</translation>
    </message>
    <message>
        <source>margin {value}</source>
        <translation>마진 {value}</translation>
    </message>
</context>
<context>
    <name>InputPlane</name>
    <message>
        <source>Drag the line to shift it, a ring to turn it. Keys: arrows shift, [ and ] turn, {control} for small steps.</source>
        <translation>선을 끌면 옮겨지고 고리를 끌면 돌아가요. 키보드: 화살표로 옮기고 [ 와 ] 로 돌려요. {control} 키를 함께 누르면 조금씩 움직여요.</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>t: what is to be learned</source>
        <translation>t: 배워야 할 진리표예요</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>η: learning rate, how far one mistake moves</source>
        <translation>η: 학습률, 한 번 틀릴 때 얼마나 고칠지 정해요</translation>
    </message>
    <message>
        <source>Random start</source>
        <translation>무작위로 시작</translation>
    </message>
    <message>
        <source>Start from other weights</source>
        <translation>다른 가중치에서 시작해요</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>1초에 몇 단계인지 정해요</translation>
    </message>
</context>
<context>
    <name>PerceptronDrawing</name>
    <message>
        <source>The perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>Circles are nodes (neurons): inputs x, the 1 of the bias, and the output y</source>
        <translation>원은 노드(뉴런)예요: 입력 x, 편향의 1, 출력 y</translation>
    </message>
</context>
<context>
    <name>PerceptronPage</name>
    <message>
        <source>Numbers of the book</source>
        <translation>책에 나온 값</translation>
    </message>
    <message>
        <source>Take the book&apos;s weights and bias for {name}</source>
        <translation>책에 나온 {name} 게이트의 가중치와 편향을 넣어요</translation>
    </message>
    <message>
        <source>Weights and bias</source>
        <translation>가중치와 편향</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>t: the truth table the perceptron should realise</source>
        <translation>t: 퍼셉트론이 만들어야 할 진리표예요</translation>
    </message>
    <message>
        <source>Training: the same line; as a step it can&apos;t learn yet</source>
        <translation>학습: 같은 직선이에요. 계단 함수라서 아직 학습할 수 없어요</translation>
    </message>
    <message>
        <source>Valley: the ball stands at its two weights, the bias stays</source>
        <translation>골짜기: 공이 두 가중치에 서고 편향은 그대로예요</translation>
    </message>
    <message>
        <source>Forward: the same numbers in a small network</source>
        <translation>순전파: 같은 수가 작은 신경망에 들어가요</translation>
    </message>
    <message>
        <source>Digits: one neuron with 784 inputs, 0 or not; a sigmoid, new weights</source>
        <translation>숫자: 입력이 784개인 뉴런 하나, 0인지 아닌지. 시그모이드로 바뀌고 가중치는 새로 시작해요</translation>
    </message>
</context>
<context>
    <name>SinglePictures</name>
    <message>
        <source>Plane of the inputs</source>
        <translation>입력 평면</translation>
    </message>
</context>
<context>
    <name>TruthTableView</name>
    <message>
        <source>Output and target agree</source>
        <translation>출력과 목표가 같아요</translation>
    </message>
    <message>
        <source>Output and target differ</source>
        <translation>출력과 목표가 달라요</translation>
    </message>
    <message>
        <source>x₁: the first input</source>
        <translation>x₁: 첫 번째 입력</translation>
    </message>
    <message>
        <source>x₂: the second input</source>
        <translation>x₂: 두 번째 입력</translation>
    </message>
    <message>
        <source>Σ: the sum w₁x₁ + w₂x₂ + b</source>
        <translation>Σ: 가중합 w₁x₁ + w₂x₂ + b</translation>
    </message>
    <message>
        <source>y: the output, 1 if the sum is above 0</source>
        <translation>y: 출력, 합이 0보다 크면 1</translation>
    </message>
    <message>
        <source>t: the target; click to flip it</source>
        <translation>t: 목표, 누르면 값이 바뀌어요</translation>
    </message>
    <message>
        <source>Whether output and target agree</source>
        <translation>출력과 목표가 같은지 보여 줘요</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
</context>
<context>
    <name>WeightMap</name>
    <message>
        <source>Map of the weights</source>
        <translation>가중치 지도</translation>
    </message>
    <message>
        <source>Every point is a pair of weights; in the coloured region all four rows are right at this bias. Drag the point, or use the arrow keys.</source>
        <translation>점 하나가 가중치 한 쌍이에요. 색칠한 영역에서는 이 편향으로 네 행이 모두 맞아요. 점을 끌거나 화살표 키를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>A gate has two inputs.</source>
        <translation>게이트에는 입력이 둘 있어요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Gates</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>See what one perceptron can do, and what takes several</source>
        <translation>퍼셉트론 하나로 할 수 있는 일과 여러 개가 필요한 일을 살펴봐요</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>One perceptron and its line</source>
        <translation>퍼셉트론 하나와 그 결정 경계</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Let the perceptron find its weights</source>
        <translation>퍼셉트론이 스스로 가중치를 찾아요</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Three gates in two layers</source>
        <translation>두 층으로 쌓은 게이트 세 개</translation>
    </message>
    <message>
        <source>Adders</source>
        <translation>덧셈기</translation>
    </message>
    <message>
        <source>Circuits that add</source>
        <translation>덧셈을 하는 회로</translation>
    </message>
</context>
</TS>
