<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DescentLoss</name>
    <message>
        <source>The right answer, {right}, gets a probability of {share}: −log {share} = {loss}.</source>
        <translation>정답 {right}에 매긴 확률은 y = {share}, 손실은 −log {share} = {loss}.</translation>
    </message>
    <message>
        <source> If {leader} were right it would be {other}.</source>
        <translation> 정답이 {leader}일 때의 손실: {other}</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets everything: the loss is 0.</source>
        <translation>정답 {right}에 확률을 모두 주었어요. 손실은 0이에요.</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets nothing. −log 0 would be infinite; the book adds 1e−7, which makes it {loss}. The squared error is {squared}.</source>
        <translation>정답 {right}의 확률이 0이에요. −log 0은 무한대라서 책은 1e−7을 더해요. 교차 엔트로피 오차 {loss}, 오차제곱합 {squared}</translation>
    </message>
    <message>
        <source>½Σ(y − t)² = {loss}: it never exceeds 1, however sure a wrong answer is. Cross-entropy is {entropy} here.</source>
        <translation>½Σ(y − t)² = {loss}. 틀린 답을 아무리 확신해도 1을 넘지 않아요. 교차 엔트로피 오차로는 {entropy}</translation>
    </message>
    <message>
        <source>Nothing is drawn yet: draw a digit in the Digit tab, or take one of MNIST&apos;s.</source>
        <translation>아직 그린 것이 없어요. 숫자 탭에서 숫자를 그리거나 MNIST 숫자를 고르세요.</translation>
    </message>
    <message>
        <source>There is no network that could read it.</source>
        <translation>읽을 수 있는 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: its slope is 0 on every tread, so it doesn&apos;t say which way to turn the weight. The loss slopes by {slope} and says: {way}.</source>
        <translation>정확도는 {accuracy}예요. 계단 위에서는 기울기가 0이라 가중치를 어느 쪽으로 바꿀지 알려 주지 못해요. 손실의 기울기 {slope}: 가중치를 {way} 하라는 뜻이에요.</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: its slope is 0. The loss is nearly level, too: here is its lowest place, {loss}.</source>
        <translation>정확도는 {accuracy}이고 기울기는 0이에요. 손실도 거의 평평해요. 여기가 손실이 가장 낮은 곳이에요(E = {loss}).</translation>
    </message>
    <message>
        <source>With a step in place of the sigmoid the loss, {loss}, is a staircase, too: the slope is 0 and no gradient can learn from it.</source>
        <translation>시그모이드 대신 계단 함수를 쓰면 손실({loss})도 계단이 돼요. 기울기가 0이라 기울기로는 배울 수 없어요.</translation>
    </message>
    <message>
        <source>a larger one</source>
        <translation>더 크게</translation>
    </message>
    <message>
        <source>a smaller one</source>
        <translation>더 작게</translation>
    </message>
    <message>
        <source>at twice the loss, y is</source>
        <translation>손실이 두 배면 y는</translation>
    </message>
    <message>
        <source>all alike: E is</source>
        <translation>모두 같으면 E는</translation>
    </message>
    <message>
        <source>half</source>
        <translation>절반</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>0.1 less</source>
        <translation>0.1 작게</translation>
    </message>
    <message>
        <source>As you said: </source>
        <translation>예상대로예요. </translation>
    </message>
    <message>
        <source>It was otherwise: </source>
        <translation>예상과 달라요. </translation>
    </message>
    <message>
        <source>twice −log y is −log y²: the probability is squared, as from 0.6 to 0.36.</source>
        <translation>−log y의 두 배는 −log y²이라, 확률은 0.6에서 0.36으로 가듯 제곱이 돼요.</translation>
    </message>
    <message>
        <source>−log 0.1 = ln 10 = 2.303 for ten answers: the loss of who knows nothing.</source>
        <translation>답이 열 개면 −log 0.1 = ln 10 = 2.303이에요. 아무것도 모를 때의 손실이에요.</translation>
    </message>
    <message>
        <source>The book: 0.6 for 2</source>
        <translation>책: 2가 0.6</translation>
    </message>
    <message>
        <source>The book: 0.6 for 7</source>
        <translation>책: 7이 0.6</translation>
    </message>
    <message>
        <source>The book: simpleNet (4.4.2)</source>
        <translation>책: simpleNet (4.4.2)</translation>
    </message>
</context>
<context>
    <name>DescentValley</name>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x²/20 + y²: the book&apos;s valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x² + y²: round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two hollows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hole in a plain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s ravine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One neuron&apos;s loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My network&apos;s valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AND&apos;s four points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OR&apos;s four points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR&apos;s four points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two random directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downhill and a random one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody runs: tick an optimiser, and it starts at the ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start f = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The way straight down misses the lowest place by {miss}°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The way straight down points right at the lowest place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {place} steps {name} stands lowest: f = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {place} steps {name} has come to f = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {place} steps {names} stand equally low: f = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> SGD walked {way} to get {far} far: at the start its way missed the lowest place by {miss}°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is lost: after {steps} steps its numbers are finite no more. Take a smaller rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD stands at ({x}, {y}), with the exact gradient at ({x0}, {y0}): so far out f(x + h) and f(x − h) are one and the same number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The loss falls for ever as the weights grow: there is no lowest place, the line is only drawn ever sharper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the valley of “{network}” …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of “{network}” on {digits} digits, around where it is: {middle} in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> No network is in training, so this is one that comes with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The green way is its training: the shadow of a path in {count} dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step of SGD multiplies x by {x} and y by {y}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD breaks here at η =</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who ends lowest?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you said: </source>
        <translation type="unfinished">예상대로예요. </translation>
    </message>
    <message>
        <source>It was otherwise: </source>
        <translation type="unfinished">예상과 달라요. </translation>
    </message>
    <message>
        <source>at η = {rate} a factor is exactly −1; above it each step leads farther away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was {name}, with f = {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your way ends {far} from where {name} stands in the end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FallPlot</name>
    <message>
        <source>Height after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f after each step; click to go to one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossCurves</name>
    <message>
        <source>Curves of the loss</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>Drag the ring, or use the arrow keys</source>
        <translation>고리를 끌거나 화살표 키를 쓰세요</translation>
    </message>
    <message>
        <source>y of the right answer</source>
        <translation>정답의 y</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>{value}, slope {slope}</source>
        <translation>{value}, 기울기 {slope}</translation>
    </message>
</context>
<context>
    <name>LossPage</name>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>답 하나</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>내가 그린 숫자</translation>
    </message>
    <message>
        <source>Why not accuracy?</source>
        <translation>왜 정확도가 아닐까?</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>답(&amp;A)</translation>
    </message>
    <message>
        <source>One of the book&apos;s answers, y</source>
        <translation>책에 나오는 답 y</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만든 답</translation>
    </message>
    <message>
        <source>Loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>오차제곱합</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>Give every answer the same probability</source>
        <translation>모든 답에 같은 확률을 줘요</translation>
    </message>
    <message>
        <source>Twice the loss</source>
        <translation>손실 두 배</translation>
    </message>
    <message>
        <source>Let −log y be twice as large: what becomes of y?</source>
        <translation>−log y를 두 배로 만들면 y는 어떻게 될까요?</translation>
    </message>
    <message>
        <source>&amp;Weight w₁</source>
        <translation>가중치 w₁(&amp;W)</translation>
    </message>
    <message>
        <source>w₁ of the neuron; w₂ is {weight}, the bias 0</source>
        <translation>뉴런의 w₁이에요. w₂ = {weight}, 편향 = 0</translation>
    </message>
    <message>
        <source>A &amp;step, no sigmoid</source>
        <translation>시그모이드 대신 계단 함수(&amp;S)</translation>
    </message>
    <message>
        <source>The perceptron of chapter 2: 0 or 1 and nothing between</source>
        <translation>2장의 퍼셉트론이에요. 0 아니면 1이고 그 사이는 없어요</translation>
    </message>
</context>
<context>
    <name>PointsPlane</name>
    <message>
        <source>Points and the neuron&apos;s line</source>
        <translation>점들과 뉴런의 직선</translation>
    </message>
    <message>
        <source>▲ is to give 1, ● 0; a ring: on the wrong side. Drag the line</source>
        <translation>▲는 1, ●는 0이 되어야 해요. 고리가 있으면 틀린 쪽이에요. 직선을 끌어 보세요</translation>
    </message>
</context>
<context>
    <name>RuleRows</name>
    <message>
        <source>Whether {name} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η, its learning rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Probabilities as bars</source>
        <translation>막대로 나타낸 확률</translation>
    </message>
    <message>
        <source>y: drag a bar up or down, the others follow in step. A click on a number below gives it the flag: the right answer</source>
        <translation>y: 막대를 위아래로 끌면 나머지가 같은 비율로 따라가요. 아래 숫자를 누르면 깃발, 곧 정답이 그리로 가요</translation>
    </message>
    <message>
        <source>{answer}: {share}; right: {right}</source>
        <translation>{answer}: {share}, 정답: {right}</translation>
    </message>
</context>
<context>
    <name>ValleyMap</name>
    <message>
        <source>Map of the surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: all run from there. Drag the ring: another start. Arrow keys move it, the space bar takes a step, P plays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValleyPage</name>
    <message>
        <source>Where each optimiser stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they go down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;f(x, y) =</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A formula of x and y, such as x**2/20 + y**2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the neuron learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Best bias at every place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b is the one of the smallest loss; else one that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b, the same at every place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;xes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions among all parameters; random ones are as long, neuron by neuron, as the weights themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other random directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The valley of the network as it is at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of a parameter, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the way you expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then drag on the map: how will SGD go? Afterwards they run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who runs, and the rate η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose arrows are shown: −gradient as an outline, the step filled; for AdaGrad and Adam also what each axis is divided by, √h, as squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its &amp;rate η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η changes the step, not the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book&apos;s central difference with h = 1e−4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How high it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it has walked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>At the start the formula has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start where it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is learning points now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let one learn under Training &gt; Points.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Descent</source>
        <translation>경사 하강법</translation>
    </message>
    <message>
        <source>See how wrong an answer is, and how optimisers find their way</source>
        <translation>답이 얼마나 틀렸는지, 최적화 기법이 어떻게 길을 찾는지 봐요</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong an answer is, as one number</source>
        <translation>답이 얼마나 틀렸는지를 수 하나로</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four optimisers race down a surface</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
