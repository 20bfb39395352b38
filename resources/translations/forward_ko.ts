<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DrawingPage</name>
    <message>
        <source>Pictures of layer 1</source>
        <translation>1층의 그림</translation>
    </message>
    <message>
        <source>Contributions x·w</source>
        <translation>기여 x·w</translation>
    </message>
    <message>
        <source>Weights w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>x·w: what each pixel adds to the neuron&apos;s sum</source>
        <translation>x·w: 픽셀마다 뉴런의 합에 더하는 값</translation>
    </message>
    <message>
        <source>w: which pixels raise the neuron&apos;s sum, and which lower it</source>
        <translation>w: 어떤 픽셀이 뉴런의 합을 올리고 어떤 픽셀이 내리는지 보여요</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Paths to &amp;output</source>
        <translation>출력으로 가는 경로(&amp;O)</translation>
    </message>
    <message>
        <source>The output whose strongest paths are drawn: keys 0 to 9</source>
        <translation>가장 강한 경로를 그릴 출력이에요: 0부터 9까지의 키</translation>
    </message>
    <message>
        <source>How many &amp;paths</source>
        <translation>경로 수(&amp;P)</translation>
    </message>
    <message>
        <source>How many of the strongest paths are drawn</source>
        <translation>가장 강한 경로를 몇 개 그릴지 정해요</translation>
    </message>
    <message>
        <source>A path&apos;s strength is the product of its shares: each term&apos;s size, divided by the sizes of all terms of the same sum.</source>
        <translation>경로의 세기는 비율의 곱이에요. 비율은 항의 크기를 같은 합에 든 모든 항의 크기로 나눈 값이에요.</translation>
    </message>
</context>
<context>
    <name>ForwardTab</name>
    <message>
        <source>Input</source>
        <translation>입력층</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Hidden {number}</source>
        <translation>은닉층({number}층)</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>x: the picture</source>
        <translation>x: 그림</translation>
    </message>
    <message>
        <source>w of neuron {number}</source>
        <translation>뉴런 {number}의 w</translation>
    </message>
    <message>
        <source>x·w, with b: a = {sum}</source>
        <translation>x·w, b를 더하면 a = {sum}</translation>
    </message>
    <message>
        <source>Layer 1: weights of {count} neurons</source>
        <translation>1층: 뉴런 {count}개의 가중치</translation>
    </message>
    <message>
        <source>Layer 1: contributions x·w in {count} neurons</source>
        <translation>1층: 뉴런 {count}개의 기여 x·w</translation>
    </message>
    <message>
        <source>Layer 2: outputs z of {count} neurons</source>
        <translation>2층: 뉴런 {count}개의 출력 z</translation>
    </message>
    <message>
        <source>Output: ten probabilities</source>
        <translation>출력층: 확률 열 개</translation>
    </message>
    <message>
        <source>Output {digit}: a = {a}, {share}</source>
        <translation>출력 {digit}: a = {a}, {share}</translation>
    </message>
    <message>
        <source>Neuron {neuron} of layer {layer}: a = {a}, z = {z}</source>
        <translation>{layer}층의 뉴런 {neuron}: a = {a}, z = {z}</translation>
    </message>
    <message>
        <source>The book&apos;s network is not here yet: train it with “badak train --model book”.</source>
        <translation>책의 신경망이 아직 없어요. “badak train --model book”으로 학습시켜 주세요.</translation>
    </message>
    <message>
        <source>Draw a digit at the left (F8), or take one that comes with the program.</source>
        <translation>왼쪽(F8)에 숫자를 그리거나, 프로그램에 들어 있는 숫자를 가져오세요.</translation>
    </message>
    <message>
        <source>Reads {share} of the MNIST test set correctly; with the book&apos;s own weights it is {book}.</source>
        <translation>MNIST 시험 데이터에서 맞히는 비율: {share} (책에 딸린 가중치: {book})</translation>
    </message>
    <message>
        <source>Nothing is drawn: these pictures show what each neuron looks for, ink on blue raises its sum and ink on vermillion lowers it.</source>
        <translation>아직 그린 것이 없어요. 그림마다 그 뉴런이 무엇을 찾는지 보여요. 파란 곳의 잉크는 합을 올리고 주홍 곳의 잉크는 합을 내려요.</translation>
    </message>
    <message>
        <source>The outputs are no numbers: the weights of this network have diverged.</source>
        <translation>출력이 숫자가 아니에요. 이 신경망의 가중치가 발산했어요.</translation>
    </message>
    <message>
        <source>No neuron adds anything to output {digit}: only its bias is left.</source>
        <translation>출력 {digit}: 더하는 뉴런이 없어서 편향만 남아요.</translation>
    </message>
    <message>
        <source>The strongest path: neuron {first} of layer 1 → neuron {second} of layer 2 → output {digit}. It carries {share} of all that is added up there.</source>
        <translation>가장 강한 경로: 1층 뉴런 {first} → 2층 뉴런 {second} → 출력 {digit}. 더해지는 전체에서 이 경로의 비율: {share}.</translation>
    </message>
    <message>
        <source>The first neuron raises the second one&apos;s sum, and that one the output&apos;s.</source>
        <translation>1층 뉴런은 2층 뉴런의 합을 올리고, 2층 뉴런은 출력의 합을 올려요.</translation>
    </message>
    <message>
        <source>The first neuron raises the second one&apos;s sum, and that one lowers the output&apos;s.</source>
        <translation>1층 뉴런은 2층 뉴런의 합을 올리고, 2층 뉴런은 출력의 합을 내려요.</translation>
    </message>
    <message>
        <source>The first neuron lowers the second one&apos;s sum, and that one raises the output&apos;s.</source>
        <translation>1층 뉴런은 2층 뉴런의 합을 내리고, 2층 뉴런은 출력의 합을 올려요.</translation>
    </message>
    <message>
        <source>The first neuron lowers the second one&apos;s sum, and that one the output&apos;s.</source>
        <translation>1층 뉴런은 2층 뉴런의 합을 내리고, 2층 뉴런은 출력의 합을 내려요.</translation>
    </message>
    <message>
        <source>Input {number} is {value}: put in by hand.</source>
        <translation>입력 {number}의 값은 {value}, 직접 넣은 값이에요.</translation>
    </message>
    <message>
        <source>input {neuron}</source>
        <translation>입력 {neuron}</translation>
    </message>
    <message>
        <source>output {neuron}</source>
        <translation>출력 {neuron}</translation>
    </message>
    <message>
        <source>neuron {neuron} of layer {layer}</source>
        <translation>{layer}층의 뉴런 {neuron}</translation>
    </message>
    <message>
        <source>bias of {target}</source>
        <translation>{target}의 편향</translation>
    </message>
    <message>
        <source>weight from {source} to {target}</source>
        <translation>{source}에서 {target}까지 가는 가중치</translation>
    </message>
    <message>
        <source>w: how much of the signal is passed on; below 0 it counts against</source>
        <translation>w: 신호를 얼마나 전할지 정해요. 0보다 작으면 합을 내려요</translation>
    </message>
    <message>
        <source>b: what is added to the sum whatever comes in</source>
        <translation>b: 무엇이 들어오든 합에 더해지는 값</translation>
    </message>
    <message>
        <source>x: a number that is put into the network</source>
        <translation>x: 신경망에 넣는 값</translation>
    </message>
    <message>
        <source>The input {x} waits at the left: press Step, or the space bar, and it flows on.</source>
        <translation>입력 {x}, 왼쪽에서 기다리고 있어요. 한 단계나 스페이스 바를 누르면 흘러가요.</translation>
    </message>
    <message>
        <source>This bias of {b} moves the sum, whatever the inputs are.</source>
        <translation>이 편향 {b}만큼, 입력이 무엇이든 합이 옮겨져요.</translation>
    </message>
    <message>
        <source>This bias is 0: the sum is that of the products alone.</source>
        <translation>이 편향은 0이에요. 합은 곱만 더한 값이에요.</translation>
    </message>
    <message>
        <source>{x} goes in and {y} comes out; without a bend, these {count} layers do what one can.</source>
        <translation>입력 {x} → 출력 {y}. 비선형 함수가 없으니 층 {count}개가 한 층과 같아요.</translation>
    </message>
    <message>
        <source>{x} goes in and {y} comes out: {count} weights and biases and the activation functions decide that.</source>
        <translation>입력 {x} → 출력 {y}. 매개변수(가중치와 편향) {count}개와 활성화 함수가 이 결과를 정해요.</translation>
    </message>
    <message>
        <source>{x} goes in; softmax makes probabilities of the outputs {y}: output {k} is the most probable, with {p}.</source>
        <translation>입력 {x} → 출력 {y} → 소프트맥스로 확률. 확률이 가장 높은 출력: {k} ({p}).</translation>
    </message>
    <message>
        <source>{x} goes in; softmax makes probabilities of the outputs {y}: {k} are equally probable, with {p}.</source>
        <translation>입력 {x} → 출력 {y} → 소프트맥스로 확률. 확률이 가장 높은 출력이 여럿이에요: {k} (각각 {p}).</translation>
    </message>
    <message>
        <source>{x} goes in; softmax makes 1 of a single output, whatever it is: classes need two.</source>
        <translation>입력 {x}: 출력이 하나뿐이면 소프트맥스는 언제나 1이에요. 분류하려면 출력이 둘 이상 있어야 해요.</translation>
    </message>
    <message>
        <source>Layer {layer} puts its sums through h ({name}) and passes on z = {z}.</source>
        <translation>{layer}층이 합을 활성화 함수({name})에 통과시켜 내보내요: z = {z}.</translation>
    </message>
    <message>
        <source>Signal {x} times weight {w} is 0: nothing arrives over this edge.</source>
        <translation>신호 {x} × 가중치 {w} = 0: 이 선으로는 아무것도 오지 않아요.</translation>
    </message>
    <message>
        <source>Signal {x} times weight {w} is {p}: this edge raises the sum.</source>
        <translation>신호 {x} × 가중치 {w} = {p}: 이 선은 합을 올려요.</translation>
    </message>
    <message>
        <source>Signal {x} times weight {w} is {p}: this edge lowers the sum.</source>
        <translation>신호 {x} × 가중치 {w} = {p}: 이 선은 합을 내려요.</translation>
    </message>
    <message>
        <source>Layer {layer} has added up: every product that arrives, and the bias: a = {a}.</source>
        <translation>{layer}층이 들어온 곱과 편향을 모두 더했어요: a = {a}.</translation>
    </message>
    <message>
        <source>Layer {layer} passes its sums on as they are: z = {z}.</source>
        <translation>{layer}층이 합을 그대로 내보내요: z = {z}.</translation>
    </message>
</context>
<context>
    <name>MatrixBoard</name>
    <message>
        <source>The matrices of this layer</source>
        <translation>이 층의 행렬</translation>
    </message>
    <message>
        <source>x · W + b = a: the row of x and the column of W meet in the sum of a neuron</source>
        <translation>x · W + b = a: x의 행과 W의 열이 만나 뉴런의 합이 돼요</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>The network, layer by layer</source>
        <translation>신경망을 층마다 보기</translation>
    </message>
    <message>
        <source>Arrow keys: neurons; W: weights; B: bias; Enter: edit; + and −: change by 0.1; space bar: one step; P: play</source>
        <translation>화살표 키: 뉴런, W: 가중치, B: 편향, Enter: 고치기, +와 −: 0.1씩 바꾸기, 스페이스 바: 한 단계, P: 재생</translation>
    </message>
</context>
<context>
    <name>NetworkPictures</name>
    <message>
        <source>The recogniser, layer by layer</source>
        <translation>인식기를 층마다 보기</translation>
    </message>
    <message>
        <source>Arrow keys: neurons of layer 1; 0 to 9: an output; Escape: the answer; space bar: weights or contributions</source>
        <translation>화살표 키: 1층의 뉴런, 0~9: 출력, Esc: 답, 스페이스 바: 가중치와 기여 바꾸기</translation>
    </message>
</context>
<context>
    <name>SmallControls</name>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>Start from a small network that is ready</source>
        <translation>준비된 작은 신경망으로 시작해요</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만든 신경망</translation>
    </message>
    <message>
        <source>Fresh weights</source>
        <translation>가중치 새로 뽑기</translation>
    </message>
    <message>
        <source>Draw all weights anew (Xavier) and set all biases to 0</source>
        <translation>모든 가중치를 새로 뽑고(Xavier 초깃값) 편향을 0으로 해요</translation>
    </message>
    <message>
        <source>&amp;Activation h</source>
        <translation>활성화 함수 h(&amp;A)</translation>
    </message>
    <message>
        <source>h: what the selected layer makes of its sums</source>
        <translation>h: 선택한 층이 합을 바꾸는 함수</translation>
    </message>
    <message>
        <source>Output layer for</source>
        <translation>출력층의 쓰임</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>To tell a number, such as a weight: the outputs as they are</source>
        <translation>몸무게처럼 수를 맞히려면 출력을 그대로(항등 함수) 내보내요</translation>
    </message>
    <message>
        <source>To tell classes apart: softmax makes probabilities of the outputs</source>
        <translation>어느 클래스인지 가리려면 소프트맥스로 출력을 확률로 바꿔요</translation>
    </message>
    <message>
        <source>This number is worked out; select a weight, a bias or an input to change it</source>
        <translation>계산된 값이에요. 값을 바꾸려면 가중치, 편향, 입력을 선택하세요</translation>
    </message>
    <message>
        <source>Remove the selected neuron</source>
        <translation>선택한 뉴런을 지워요</translation>
    </message>
    <message>
        <source>Add a neuron; it changes no result until its outgoing weights do</source>
        <translation>뉴런을 더해요. 나가는 가중치를 바꾸기 전에는 결과가 그대로예요</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Add a neuron</source>
        <translation>뉴런 더하기</translation>
    </message>
    <message>
        <source>Remove the selected layer; its neighbours are joined by the product</source>
        <translation>선택한 층을 지워요. 양옆의 층은 행렬 곱으로 이어져요</translation>
    </message>
    <message>
        <source>Add a layer after the selected one; it passes everything on at first</source>
        <translation>선택한 층 뒤에 층을 더해요. 처음에는 신호를 그대로 내보내요</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>층 지우기</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>층 더하기</translation>
    </message>
</context>
<context>
    <name>SmallPage</name>
    <message>
        <source>Training: learns the XOR gate&apos;s points; needs two inputs, one output</source>
        <translation>학습: XOR 게이트의 점을 학습해요. 입력이 둘, 출력이 하나여야 해요</translation>
    </message>
    <message>
        <source>Gates: one neuron; a step takes its activation&apos;s place</source>
        <translation>게이트: 뉴런이 하나여야 하고, 활성화 함수가 계단 함수로 바뀌어요</translation>
    </message>
    <message>
        <source>Digits: 784 inputs, its hidden layers, ten outputs (one neuron alone: 0 or not); new weights</source>
        <translation>숫자: 입력 784개, 이 은닉층, 출력 열 개(뉴런 하나면 0인지 아닌지). 가중치는 새로 시작해요</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Put numbers through a network and follow every product</source>
        <translation>신경망에 값을 넣고 곱 하나하나를 따라가요</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>작은 신경망</translation>
    </message>
    <message>
        <source>A small network whose every number can be changed</source>
        <translation>모든 값을 바꿀 수 있는 작은 신경망</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>The book&apos;s network reads your drawing</source>
        <translation>책의 신경망이 내 그림을 읽어요</translation>
    </message>
</context>
</TS>
