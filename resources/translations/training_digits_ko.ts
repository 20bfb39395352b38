<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DigitMapView</name>
    <message>
        <source>Map of the digits held apart</source>
        <translation>따로 둔 숫자의 지도</translation>
    </message>
</context>
<context>
    <name>DigitsControls</name>
    <message>
        <source>Draw your own</source>
        <translation>직접 그리기</translation>
    </message>
    <message>
        <source>Empty the box and draw: it is read at every step</source>
        <translation>상자를 비우고 그려요. 단계마다 읽어요</translation>
    </message>
    <message>
        <source>Other digit</source>
        <translation>다른 숫자</translation>
    </message>
    <message>
        <source>Put one of the digits that come with the program into the box</source>
        <translation>프로그램에 들어 있는 숫자 하나를 상자에 넣어요</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>Begins anew, with the settings this network usually has</source>
        <translation>이 신경망에 흔히 쓰는 설정으로 처음부터 다시 시작해요</translation>
    </message>
    <message>
        <source>Hidden &amp;layers</source>
        <translation>은닉층(&amp;L)</translation>
    </message>
    <message>
        <source>Sizes of the hidden layers, such as 100, 50</source>
        <translation>은닉층의 크기, 예: 100, 50</translation>
    </message>
    <message>
        <source>&amp;Optimiser</source>
        <translation>최적화 기법(&amp;O)</translation>
    </message>
    <message>
        <source>How weights follow their gradients; another one begins without memory</source>
        <translation>가중치가 기울기를 따라가는 방법이에요. 바꾸면 기억 없이 시작해요</translation>
    </message>
    <message>
        <source>&amp;Rate η</source>
        <translation>학습률 η(&amp;R)</translation>
    </message>
    <message>
        <source>η, the learning rate: how far a step goes against the gradient</source>
        <translation>학습률 η: 한 단계에 기울기 반대쪽으로 얼마나 가는지 정해요</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>배치(&amp;B)</translation>
    </message>
    <message>
        <source>Digits that are learnt in one step</source>
        <translation>한 단계에 배우는 숫자의 수</translation>
    </message>
    <message>
        <source>First &amp;weights</source>
        <translation>초깃값(&amp;W)</translation>
    </message>
    <message>
        <source>Begins anew with weights drawn in another way</source>
        <translation>가중치를 다른 방법으로 뽑아 처음부터 다시 시작해요</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>활성화 함수(&amp;A)</translation>
    </message>
    <message>
        <source>Behind every hidden layer</source>
        <translation>모든 은닉층 뒤에 와요</translation>
    </message>
    <message>
        <source>Weight &amp;decay</source>
        <translation>가중치 감소(&amp;D)</translation>
    </message>
    <message>
        <source>λ of chapter 6.4.1: half of λ times the squared weights is added to the loss</source>
        <translation>6.4.1절의 λ: 가중치 제곱의 합에 λ의 절반을 곱해 손실에 더해요</translation>
    </message>
    <message>
        <source>Share of the hidden neurons that each step leaves out, chapter 6.4.3</source>
        <translation>단계마다 빼놓는 은닉 뉴런의 비율, 6.4.3절</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Each hidden layer is brought to mean 0 and deviation 1, chapter 6.3</source>
        <translation>은닉층마다 평균 0, 표준편차 1로 맞춰요, 6.3절</translation>
    </message>
    <message>
        <source>Di&amp;gits to learn</source>
        <translation>배울 숫자(&amp;G)</translation>
    </message>
    <message>
        <source>The bundled digits</source>
        <translation>프로그램에 들어 있는 숫자</translation>
    </message>
    <message>
        <source>MNIST, downloaded</source>
        <translation>내려받은 MNIST</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Begins anew with other digits: MNIST (downloaded once, 11.6 MB, or your own folder), pictures in folders 0 to 9, tables, arrays, strokes</source>
        <translation>다른 숫자로 처음부터 다시 시작해요: MNIST(11.6MB를 한 번 내려받거나 내 폴더), 0~9 폴더의 그림, 표, 배열, 획</translation>
    </message>
    <message>
        <source>Folder with MNIST&apos;s four files, or with pictures in folders 0 to 9</source>
        <translation>MNIST 파일 네 개, 또는 0~9 폴더에 그림이 든 폴더</translation>
    </message>
    <message>
        <source>Table, arrays, strokes or archive of labelled digits</source>
        <translation>레이블이 있는 숫자의 표, 배열, 획 또는 압축 파일</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>내려받기 멈추기</translation>
    </message>
    <message>
        <source>Dro&amp;pout</source>
        <translation>드롭아웃(&amp;P)</translation>
    </message>
    <message>
        <source>Files that are whole already stay</source>
        <translation>다 받은 파일은 남아요</translation>
    </message>
    <message>
        <source>&amp;Mine besides</source>
        <translation>내 숫자도(&amp;M)</translation>
    </message>
    <message>
        <source>None of mine</source>
        <translation>넣지 않기</translation>
    </message>
    <message>
        <source>Ten: one of each</source>
        <translation>열 개: 숫자마다 하나</translation>
    </message>
    <message>
        <source>All but a quarter</source>
        <translation>4분의 1만 빼고 모두</translation>
    </message>
    <message>
        <source>Write ten now…</source>
        <translation>지금 열 개 쓰기…</translation>
    </message>
    <message>
        <source>Your labelled digits of My digits, mixed into every batch from here on</source>
        <translation>‘내 숫자’에서 레이블이 있는 숫자를 여기부터 모든 배치에 섞어요</translation>
    </message>
    <message>
        <source>of 100 in a batch</source>
        <translation>배치 100개 중</translation>
    </message>
    <message>
        <source>So many of 100 digits in a batch are yours, on average</source>
        <translation>배치의 숫자 100개 가운데 평균 이만큼이 내 숫자예요</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>이 학습 남기기</translation>
    </message>
    <message>
        <source>Its curve stays in the plot, to be compared</source>
        <translation>곡선이 그래프에 남아 비교할 수 있어요</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Take the kept curves away</source>
        <translation>남긴 곡선을 지워요</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>손실을 로그 눈금으로</translation>
    </message>
    <message>
        <source>Equal steps up are equal factors</source>
        <translation>같은 높이만큼 오르면 같은 배수예요</translation>
    </message>
    <message>
        <source>Keep as a network…</source>
        <translation>신경망으로 저장…</translation>
    </message>
    <message>
        <source>Keep the network of this moment under a name, for the other tabs</source>
        <translation>지금 이 순간의 신경망을 이름을 붙여 저장해요. 다른 탭에서도 쓸 수 있어요</translation>
    </message>
    <message>
        <source>Can it learn ten by heart?</source>
        <translation>열 개를 외울 수 있나요?</translation>
    </message>
    <message>
        <source>A fresh network of this kind learns ten digits for 200 steps: to loss 0?</source>
        <translation>같은 종류의 새 신경망이 숫자 열 개를 200단계 동안 배워요. 손실이 0이 될까요?</translation>
    </message>
    <message>
        <source>Keep as a network</source>
        <translation>신경망으로 저장</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>이름:</translation>
    </message>
</context>
<context>
    <name>DigitsPage</name>
    <message>
        <source>Its ten answers to what is in the box, step by step</source>
        <translation>상자 속 숫자에 대한 열 개의 답, 단계별</translation>
    </message>
    <message>
        <source>{level} = ln {answers}: knows nothing</source>
        <translation>{level} = ln {answers}: 아무것도 모름</translation>
    </message>
    <message>
        <source>Back to step {step} with η = {rate}</source>
        <translation>{step}단계로 돌아가기 (η = {rate})</translation>
    </message>
</context>
<context>
    <name>DigitsPredictions</name>
    <message>
        <source>All weights begin at 0. What will it learn?</source>
        <translation>가중치가 모두 0에서 시작해요. 무엇을 배울까요?</translation>
    </message>
    <message>
        <source>next to nothing</source>
        <translation>거의 아무것도</translation>
    </message>
    <message>
        <source>the same, only later</source>
        <translation>똑같이, 다만 늦게</translation>
    </message>
    <message>
        <source>Lower or higher than “{run}”?</source>
        <translation>‘{run}’보다 낮을까요, 높을까요?</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>낮게</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>높게</translation>
    </message>
    <message>
        <source>it breaks</source>
        <translation>망가져요</translation>
    </message>
    <message>
        <source>How will the loss fall?</source>
        <translation>손실은 어떻게 줄어들까요?</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>바로</translation>
    </message>
    <message>
        <source>after a while</source>
        <translation>한참 뒤에</translation>
    </message>
    <message>
        <source>At step {step} the loss is {loss}: all hidden neurons are alike and stay so.</source>
        <translation>{step}단계의 손실: {loss}. 은닉 뉴런이 모두 똑같고 계속 그래요.</translation>
    </message>
    <message>
        <source>At step {step} it is lower: {mine} to {theirs}.</source>
        <translation>{step}단계에서 더 낮아요: {mine} 대 {theirs}.</translation>
    </message>
    <message>
        <source>At step {step} it is higher: {mine} to {theirs}.</source>
        <translation>{step}단계에서 더 높아요: {mine} 대 {theirs}.</translation>
    </message>
    <message>
        <source>At step {step} the two are about the same: {mine} and {theirs}.</source>
        <translation>{step}단계에서 둘이 거의 같아요: {mine}, {theirs}.</translation>
    </message>
</context>
<context>
    <name>DigitsTexts</name>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>784-1: is it a 0?</source>
        <translation>784-1: 0인가요?</translation>
    </message>
    <message>
        <source>784-10: no hidden layer</source>
        <translation>784-10: 은닉층 없음</translation>
    </message>
    <message>
        <source>784-50-10: the book&apos;s</source>
        <translation>784-50-10: 책의 신경망</translation>
    </message>
    <message>
        <source>784-100-2-10: two numbers in the middle</source>
        <translation>784-100-2-10: 가운데에 수 두 개</translation>
    </message>
    <message>
        <source>SimpleConvNet, chapter 7</source>
        <translation>SimpleConvNet, 7장</translation>
    </message>
    <message>
        <source>DeepConvNet, chapter 8</source>
        <translation>DeepConvNet, 8장</translation>
    </message>
    <message>
        <source>Layers of your own</source>
        <translation>직접 정한 층</translation>
    </message>
    <message>
        <source>all 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작값</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>같은 설정</translation>
    </message>
    <message>
        <source>other digits</source>
        <translation>다른 숫자</translation>
    </message>
    <message>
        <source>Downloading MNIST, 11.6 MB: {share}</source>
        <translation>MNIST 11.6MB 내려받는 중: {share}</translation>
    </message>
    <message>
        <source>Reading the digits…</source>
        <translation>숫자를 읽어 오는 중…</translation>
    </message>
    <message>
        <source>{learnt} of the digits that come with the program (MNIST training digits); {apart} others of them are held apart and only read.</source>
        <translation>프로그램에 들어 있는 숫자(MNIST 훈련 데이터) 중 {learnt}개를 배우고, 다른 {apart}개는 따로 두고 읽기만 해요.</translation>
    </message>
    <message>
        <source>MNIST&apos;s {learnt} training digits; {apart} of its test digits are held apart.</source>
        <translation>MNIST 훈련 데이터 {learnt}개를 배우고, 시험 데이터 {apart}개는 따로 둬요.</translation>
    </message>
    <message>
        <source>{learnt} digits from your files; {apart} are held apart.</source>
        <translation>내 파일의 숫자 {learnt}개를 배우고, {apart}개는 따로 둬요.</translation>
    </message>
    <message>
        <source>Left out, without a label or ink or damaged: {count}.</source>
        <translation>뺀 것(레이블이나 잉크가 없거나 망가짐): {count}개.</translation>
    </message>
    <message>
        <source>Downloading MNIST</source>
        <translation>MNIST 내려받는 중</translation>
    </message>
    <message>
        <source>Draw a digit: it is read at every step</source>
        <translation>숫자를 그리세요. 단계마다 읽어요</translation>
    </message>
    <message>
        <source>not 0</source>
        <translation>0 아님</translation>
    </message>
    <message>
        <source>{share} · step {step}</source>
        <translation>{share} · {step}단계</translation>
    </message>
    <message>
        <source>The digits are being read…</source>
        <translation>숫자를 읽어 오는 중이에요…</translation>
    </message>
    <message>
        <source>{level} is ln {answers}, the loss of all answers alike.</source>
        <translation>{level} = ln {answers}: 답이 모두 똑같을 때의 손실이에요.</translation>
    </message>
    <message>
        <source>Kept as “{name}”, in the network menus of the other tabs.</source>
        <translation>“{name}”: 이 이름으로 저장했어요. 다른 탭의 신경망 메뉴에 있어요.</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet. Draw a digit, then press the space bar.</source>
        <translation>아직 아무것도 배우지 않았어요. 숫자를 그린 다음 스페이스 바를 누르세요.</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet: it gives {share} to a 0. Press the space bar.</source>
        <translation>아직 아무것도 배우지 않았어요. 0일 확률을 {share}라고 답해요. 스페이스 바를 누르세요.</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet: the largest of its ten answers is {share}. Press the space bar and watch the bars.</source>
        <translation>아직 아무것도 배우지 않았어요. 열 개의 답 중 가장 큰 것이 {share}예요. 스페이스 바를 누르고 막대를 보세요.</translation>
    </message>
    <message>
        <source>At step {step} the loss is about {loss}, far above the {level} of a network that knows nothing: the steps were too large, η = {rate} now. Stop, go back, and take a smaller one.</source>
        <translation>{step}단계의 손실: 약 {loss}. 아무것도 모르는 신경망의 {level}보다 훨씬 커요. 한 번에 너무 멀리 갔어요(지금 η = {rate}). 멈추고 되돌아가서 η를 줄이세요.</translation>
    </message>
    <message>
        <source>At step {step} the loss is about {loss}, above the {level} of a network that knows nothing: with such first weights it began at {first}.</source>
        <translation>{step}단계의 손실: 약 {loss}. 아무것도 모르는 신경망의 {level}보다 커요. 이런 초깃값에서는 {first}에서 시작하기 때문이에요.</translation>
    </message>
    <message>
        <source>It gives {share} to a 0.</source>
        <translation>0일 확률을 {share}라고 답해요.</translation>
    </message>
    <message>
        <source>At step {steps} the loss is about {loss}.</source>
        <translation>{steps}단계의 손실: 약 {loss}.</translation>
    </message>
    <message>
        <source>At step {steps} the loss is about {loss}; at step {at} it read {share} of the {apart} digits held apart.</source>
        <translation>{steps}단계의 손실: 약 {loss}. {at}단계에서는 따로 둔 숫자 {apart}개 중 {share}를 맞게 읽었어요.</translation>
    </message>
    <message>
        <source>It reads the {label} in the box as {digit} ({share}).</source>
        <translation>상자 속 {label} → {digit} ({share}).</translation>
    </message>
    <message>
        <source>It reads your drawing as {digit} ({share}).</source>
        <translation>내 그림 → {digit} ({share}).</translation>
    </message>
    <message>
        <source>It reads your drawing as {digit} ({share}). It has never seen your hand: where it is wrong, give it ten of yours.</source>
        <translation>내 그림 → {digit} ({share}). 내 글씨는 본 적이 없어요. 틀리면 내 숫자 열 개를 줘 보세요.</translation>
    </message>
    <message>
        <source>It learns {given} digits of yours. Write ten more, which it doesn&apos;t learn, to see what they bring.</source>
        <translation>내 숫자 {given}개를 배우고 있어요. 배우지 않을 숫자 열 개를 더 쓰면 얼마나 나아지는지 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Of {total} other digits of yours, which it doesn&apos;t learn, it read {before} when it was given {given} at step {at}; now it reads {now}.</source>
        <translation>배우지 않는 내 다른 숫자 {total}개 중, {at}단계에서 {given}개를 받았을 때는 {before}개를, 지금은 {now}개를 맞게 읽어요.</translation>
    </message>
</context>
<context>
    <name>LookingStrip</name>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>The weights of the first layer as pictures; ink on blue speaks for a neuron, on vermillion against it</source>
        <translation>첫 층의 가중치를 그림으로 봐요. 파란 곳의 잉크는 뉴런의 값을 키우고, 주홍 곳의 잉크는 줄여요</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>혼동</translation>
    </message>
    <message>
        <source>Which digits held apart are read as which; click a cell to see them</source>
        <translation>따로 둔 숫자를 무엇으로 읽는지 봐요. 칸을 누르면 그 숫자들이 나와요</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>지도</translation>
    </message>
    <message>
        <source>Where digits lie for the last hidden layer; the ring is your drawing</source>
        <translation>마지막 은닉층에서 숫자가 놓이는 곳이에요. 고리가 내 그림이에요</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>The digits of the last step; those that were read wrongly are framed. Click one to see it under Backprop &gt; Layers</source>
        <translation>마지막 단계의 숫자들이에요. 잘못 읽은 숫자에 테두리가 있어요. 하나를 누르면 오차역전파법 &gt; 계층에서 볼 수 있어요</translation>
    </message>
    <message>
        <source>Weights of the first layer</source>
        <translation>첫 층의 가중치</translation>
    </message>
    <message>
        <source>What the filters make of the digit in the box</source>
        <translation>필터가 상자 속 숫자로 만든 것</translation>
    </message>
    <message>
        <source>The digits of a cell</source>
        <translation>칸에 든 숫자들</translation>
    </message>
    <message>
        <source>The digits of the last step</source>
        <translation>마지막 단계의 숫자들</translation>
    </message>
    <message>
        <source>Take a step: the digits of its batch are seen here</source>
        <translation>한 단계를 진행하면 그 배치의 숫자가 여기에 보여요</translation>
    </message>
    <message>
        <source>{count} filters, and what they see in the box</source>
        <translation>필터 {count}개와, 필터가 상자에서 보는 것</translation>
    </message>
    <message>
        <source>{shown} of {count} neurons; blue: ink speaks for it</source>
        <translation>뉴런 {count}개 중 {shown}개, 파랑: 잉크가 값을 키워요</translation>
    </message>
    <message>
        <source>One neuron; blue: ink speaks for it</source>
        <translation>뉴런 1개, 파랑: 잉크가 값을 키워요</translation>
    </message>
    <message>
        <source>{count} neurons; blue: ink speaks for it</source>
        <translation>뉴런 {count}개, 파랑: 잉크가 값을 키워요</translation>
    </message>
    <message>
        <source>{wrong} of {count} are read wrongly</source>
        <translation>{count}개 중 {wrong}개를 잘못 읽어요</translation>
    </message>
    <message>
        <source>{count} digits held apart; the plane is the network&apos;s own</source>
        <translation>따로 둔 숫자 {count}개, 신경망 자신의 평면이에요</translation>
    </message>
    <message>
        <source>{count} digits held apart; the plane holds {share} of the variance</source>
        <translation>따로 둔 숫자 {count}개, 평면이 분산의 {share}를 담아요</translation>
    </message>
    <message>
        <source>a {label}, read as {answer}</source>
        <translation>{label} → {answer}</translation>
    </message>
    <message>
        <source>{wrong} of {count} were read wrongly before this step</source>
        <translation>이 단계 전에 {count}개 중 {wrong}개를 잘못 읽었어요</translation>
    </message>
</context>
<context>
    <name>OutputCurves</name>
    <message>
        <source>Its ten outputs so far</source>
        <translation>지금까지의 열 개 출력</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>step {step}: {answers}</source>
        <translation>{step}단계: {answers}</translation>
    </message>
</context>
<context>
    <name>TenBoxes</name>
    <message>
        <source>Ten of my digits</source>
        <translation>내 숫자 열 개</translation>
    </message>
    <message>
        <source>Write each digit once, as you always do; ten are kept in My digits.</source>
        <translation>숫자를 평소처럼 하나씩 쓰세요. 열 개가 ‘내 숫자’에 저장돼요.</translation>
    </message>
    <message>
        <source>Write a {digit}</source>
        <translation>{digit} 쓰기</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Empty all ten boxes</source>
        <translation>상자 열 개를 모두 비워요</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>Your notebook holds no digit with a label yet.</source>
        <translation>공책에 레이블이 있는 숫자가 아직 없어요.</translation>
    </message>
    <message>
        <source>Write ten digits into the boxes first.</source>
        <translation>먼저 상자에 숫자 열 개를 쓰세요.</translation>
    </message>
    <message>
        <source>A network with one output can&apos;t read all digits.</source>
        <translation>출력이 하나인 신경망은 모든 숫자를 읽지 못해요.</translation>
    </message>
    <message>
        <source>Keep one with ten outputs.</source>
        <translation>출력이 열 개인 신경망을 저장하세요.</translation>
    </message>
    <message>
        <source>Backprop &gt; Layers looks at ten outputs.</source>
        <translation>오차역전파법 &gt; 계층은 출력이 열 개인 신경망을 봐요.</translation>
    </message>
    <message>
        <source>Choose a network with ten outputs.</source>
        <translation>출력이 열 개인 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>“{path}” holds {count} digits with labels.</source>
        <translation>“{path}”에는 레이블이 있는 숫자가 {count}개 있어요.</translation>
    </message>
    <message>
        <source>Take at least 200, some of each.</source>
        <translation>숫자마다 골고루 적어도 200개가 필요해요.</translation>
    </message>
</context>
</TS>
