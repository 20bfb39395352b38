<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>LayersPage</name>
    <message>
        <source>&amp;Part</source>
        <translation>단계(&amp;P)</translation>
    </message>
    <message>
        <source>Forward through the layers, the loss, and back to the update</source>
        <translation>계층을 차례로 지나 손실까지, 다시 거꾸로 갱신까지</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>아래에 볼 것</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>데이터별</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>How the held cell was made: row times column</source>
        <translation>고정한 칸이 만들어진 과정: 행 곱하기 열</translation>
    </message>
    <message>
        <source>What each sample alone would do to a neuron&apos;s weights</source>
        <translation>데이터 하나하나가 뉴런의 가중치에 일으킬 변화</translation>
    </message>
    <message>
        <source>The weights before and after, and the loss along −g</source>
        <translation>갱신 전후의 가중치와 −g 방향의 손실</translation>
    </message>
    <message>
        <source>&amp;Rate η</source>
        <translation>학습률 η(&amp;R)</translation>
    </message>
    <message>
        <source>η, the learning rate: how far along −g the step goes</source>
        <translation>η, 학습률: −g 방향으로 얼마나 갈지</translation>
    </message>
    <message>
        <source>&amp;Do it</source>
        <translation>갱신(&amp;D)</translation>
    </message>
    <message>
        <source>Do the step: W − η dW</source>
        <translation>갱신하기: W − η dW</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>되돌리기(&amp;K)</translation>
    </message>
    <message>
        <source>Undo the last step; 40 can be undone</source>
        <translation>마지막 갱신을 취소해요. 40번까지 취소할 수 있어요</translation>
    </message>
    <message>
        <source>My drawing is &amp;a</source>
        <translation>내 그림은(&amp;A)</translation>
    </message>
    <message>
        <source>t, what your drawing is meant to be</source>
        <translation>t, 내가 그리려던 숫자</translation>
    </message>
    <message>
        <source>Dig&amp;its beside it</source>
        <translation>함께 넣을 숫자(&amp;I)</translation>
    </message>
    <message>
        <source>k, how many of the digits that come with the program are in the batch</source>
        <translation>k, 배치에 넣을 내장 숫자의 개수</translation>
    </message>
    <message>
        <source>Other di&amp;gits</source>
        <translation>다른 숫자(&amp;G)</translation>
    </message>
    <message>
        <source>Put other digits into the batch</source>
        <translation>배치의 숫자를 다른 것으로 바꿔요</translation>
    </message>
    <message>
        <source>&amp;Maps of sample</source>
        <translation>맵을 볼 데이터(&amp;M)</translation>
    </message>
    <message>
        <source>Whose maps are shown; the gradients are of the whole batch</source>
        <translation>어느 데이터의 맵을 보일지. 기울기는 배치 전체의 것이에요</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>The network in training, or one of this page&apos;s own</source>
        <translation>학습 중인 신경망 또는 이 페이지의 신경망</translation>
    </message>
    <message>
        <source>It has learnt</source>
        <translation>학습한 단계 수</translation>
    </message>
    <message>
        <source>Steps from the digits of the program</source>
        <translation>내장 숫자로 학습한 단계 수</translation>
    </message>
</context>
<context>
    <name>LayersTexts</name>
    <message>
        <source>In training</source>
        <translation>학습 중인 신경망</translation>
    </message>
    <message>
        <source>784-50-10</source>
        <translation>784-50-10</translation>
    </message>
    <message>
        <source>With a convolution</source>
        <translation>합성곱 신경망</translation>
    </message>
    <message>
        <source>The network of the check&apos;s game: something may be wrong on its way back.</source>
        <translation>기울기 확인의 고장 난 신경망이에요. 역전파 어딘가가 틀렸을 수 있어요.</translation>
    </message>
    <message>
        <source>No network that reads digits is in training: this is a 784-50-10.</source>
        <translation>숫자를 읽는 신경망이 학습 중이 아니라서 784-50-10을 보여 줘요.</translation>
    </message>
    <message>
        <source>A copy of the network in training, at step {step}; that one stays.</source>
        <translation>학습 중인 신경망을 {step}단계에서 복사했어요. 원본은 그대로예요.</translation>
    </message>
    <message>
        <source>Steps here: {steps}, back: {back} of {most}</source>
        <translation>여기서 갱신한 횟수: {steps}, 되돌릴 수 있는 횟수: {back}/{most}</translation>
    </message>
    <message>
        <source>{name}, shape {shape}</source>
        <translation>{name}, 형상 {shape}</translation>
    </message>
    <message>
        <source>gradient of {name}, shape {shape}</source>
        <translation>{name}의 기울기, 형상 {shape}</translation>
    </message>
    <message>
        <source>at {place}: {value}</source>
        <translation>{place} 자리: {value}</translation>
    </message>
    <message>
        <source>But the sum is {total}: this layer&apos;s way back is not what it should be</source>
        <translation>그런데 합: {total}. 이 계층의 역전파가 올바르지 않아요</translation>
    </message>
    <message>
        <source>finite difference: {value}</source>
        <translation>수치 미분: {value}</translation>
    </message>
    <message>
        <source>the activation of what came in</source>
        <translation>들어온 값의 활성화 함수 값</translation>
    </message>
    <message>
        <source>the same number, now in a row</source>
        <translation>같은 값을 한 줄로 늘어놓음</translation>
    </message>
    <message>
        <source>worked out from the whole batch</source>
        <translation>배치 전체로 계산한 값</translation>
    </message>
    <message>
        <source>in no window, so no gradient</source>
        <translation>어느 윈도에도 들지 않아 기울기가 없음</translation>
    </message>
    <message>
        <source>({count} more: {value})</source>
        <translation>({count}개 더: {value})</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>the largest of {values}</source>
        <translation>{values} 중 최댓값</translation>
    </message>
    <message>
        <source>it won its window, so all comes to it</source>
        <translation>윈도의 최댓값이라 모두 돌아와요</translation>
    </message>
    <message>
        <source>another one won its window</source>
        <translation>윈도의 최댓값이 다른 칸이에요</translation>
    </message>
    <message>
        <source>There is nothing in the batch yet.</source>
        <translation>아직 배치가 비어 있어요.</translation>
    </message>
    <message>
        <source>The batch: your drawing and {count} digits. Each is one sample of X.</source>
        <translation>배치: 내 그림과 숫자 {count}개. 하나하나가 X의 데이터예요.</translation>
    </message>
    <message>
        <source>The batch: the digit that was clicked, a {label}; {count} beside it.</source>
        <translation>배치: 방금 고른 숫자({label}), 그 밖에 {count}개.</translation>
    </message>
    <message>
        <source>The batch: {count} digits. A digit that you draw comes in as the first sample.</source>
        <translation>배치: 숫자 {count}개. 숫자를 그리면 첫 데이터로 들어와요.</translation>
    </message>
    <message>
        <source>The bias of neuron {neuron} has the largest gradient, {value}.</source>
        <translation>편향의 기울기가 가장 큰 뉴런: {neuron}({value}).</translation>
    </message>
    <message>
        <source>Each filter is laid over every place of {source}: {made}.</source>
        <translation>필터마다 {source}의 모든 자리에 겹쳐 {made} 완성.</translation>
    </message>
    <message>
        <source>ReLU lets {passed} of the numbers through and keeps that as its mask.</source>
        <translation>ReLU는 값의 {passed}만 통과시키고 그 자리를 마스크로 간직해요.</translation>
    </message>
    <message>
        <source>Only the largest of each window goes on, and its place is kept.</source>
        <translation>윈도마다 최댓값만 나아가고 그 자리를 간직해요.</translation>
    </message>
    <message>
        <source>The maps of each sample become one row: {made}.</source>
        <translation>데이터마다 맵을 한 줄로 늘어놓아요: {made}.</translation>
    </message>
    <message>
        <source>{made} is made of {source}.</source>
        <translation>{source} → {made}.</translation>
    </message>
    <message>
        <source>The first digit, {right}, is read as {answer} with {share}. y − t asks for {up} more.</source>
        <translation>첫 숫자는 {right}, 읽은 답도 {answer}({share}). y − t에 따르면 {up}만큼 더 올려야 해요.</translation>
    </message>
    <message>
        <source>The first digit, {right}, is read as {answer} with {share}. y − t says: {answer} down by {down}, {right} up by {up}.</source>
        <translation>첫 숫자({right})를 잘못 읽었어요. 답은 {answer}({share}). y − t에 따르면 {answer}: {down}만큼 내리고 {right}: {up}만큼 올려야 해요.</translation>
    </message>
    <message>
        <source>A filter&apos;s gradient is the sum over {places} places of the patch there times {dout}.</source>
        <translation>필터의 기울기는 {places}개 자리에서 그곳의 조각과 {dout}의 값을 곱해 더한 합이에요.</translation>
    </message>
    <message>
        <source>Where the mask is 0, nothing comes back: {stopped} of {dout} is stopped.</source>
        <translation>마스크가 0인 곳으로는 아무것도 돌아오지 않아요. {dout}의 {stopped}에서 막혀요.</translation>
    </message>
    <message>
        <source>The gradient goes to the one that was largest, 0 to the others.</source>
        <translation>기울기는 최댓값이던 칸으로만 가고 나머지는 0이에요.</translation>
    </message>
    <message>
        <source>The rows become maps again; no number changes.</source>
        <translation>행이 다시 맵이 돼요. 값은 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>{dout}, times this layer&apos;s slope, comes back to {source}.</source>
        <translation>{dout}에 이 계층의 미분값을 곱한 값이 {source} 쪽으로 돌아와요.</translation>
    </message>
    <message>
        <source>One step of η = {rate} takes the loss of this batch from {before} to {after}.</source>
        <translation>η = {rate}인 갱신 한 번에 이 배치의 손실: {before} → {after}.</translation>
    </message>
    <message>
        <source>{weight} moves most, by {change}.</source>
        <translation>가장 많이 움직이는 값: {weight}, {change}만큼.</translation>
    </message>
    <message>
        <source>With 10 η the loss would</source>
        <translation>10 η라면 손실은</translation>
    </message>
    <message>
        <source>fall more</source>
        <translation>더 줄어든다</translation>
    </message>
    <message>
        <source>fall less</source>
        <translation>덜 줄어든다</translation>
    </message>
    <message>
        <source>rise</source>
        <translation>커진다</translation>
    </message>
    <message>
        <source>From {before} to {short} with η, to {long} with 10 η: it falls more.</source>
        <translation>{before}에서 η로는 {short}, 10 η로는 {long}: 더 줄어들어요.</translation>
    </message>
    <message>
        <source>From {before} to {short} with η, to {long} with 10 η: it falls less.</source>
        <translation>{before}에서 η로는 {short}, 10 η로는 {long}: 덜 줄어들어요.</translation>
    </message>
    <message>
        <source>From {before} to {short} with η, to {long} with 10 η: it rises.</source>
        <translation>{before}에서 η로는 {short}, 10 η로는 {long}: 커져요.</translation>
    </message>
</context>
<context>
    <name>UpdateView</name>
    <message>
        <source>times η</source>
        <translation>η의 배수</translation>
    </message>
    <message>
        <source>loss of the batch</source>
        <translation>배치의 손실</translation>
    </message>
    <message>
        <source>Loss against the length of the step</source>
        <translation>갱신 길이에 따른 손실</translation>
    </message>
    <message>
        <source>after</source>
        <translation>갱신 후</translation>
    </message>
    <message>
        <source>loss {before} now, {after} after the step</source>
        <translation>손실: 지금 {before}, 갱신 후 {after}</translation>
    </message>
</context>
<context>
    <name>WishesView</name>
    <message>
        <source>sample {number}, a {digit}</source>
        <translation>데이터 {number}: {digit}</translation>
    </message>
    <message>
        <source>mean of {count}</source>
        <translation>{count}개의 평균</translation>
    </message>
    <message>
        <source>What each sample alone would do to {weights}: blue up, vermillion down. Their mean is −{gradient}: so a step follows all samples of the batch at once.</source>
        <translation>데이터 하나하나가 {weights}에 일으킬 변화예요. 파랑은 크게, 주홍은 작게. 그 평균: −{gradient}. 그래서 갱신 한 번이 배치의 모든 데이터를 함께 따라요.</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>The batch takes 0 to {most} digits beside the drawing.</source>
        <translation>그림과 함께 넣을 숫자는 0개에서 {most}개까지예요.</translation>
    </message>
    <message>
        <source>η runs from {low} to {high} here.</source>
        <translation>여기서 η는 {low}에서 {high}까지예요.</translation>
    </message>
    <message>
        <source>After this step some weights would be no numbers.</source>
        <translation>이렇게 갱신하면 가중치가 수가 아니게 돼요.</translation>
    </message>
    <message>
        <source>Take a smaller learning rate.</source>
        <translation>학습률을 줄이세요.</translation>
    </message>
</context>
</TS>
