<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>BeforeAfter</name>
    <message>
        <source>digits</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>forgot</source>
        <translation>잊음</translation>
    </message>
    <message>
        <source>Digits of this hand that are never learnt: what counts</source>
        <translation>한 번도 가르치지 않은 이 글씨의 숫자예요. 이 결과가 중요해요</translation>
    </message>
    <message>
        <source>Digits kept back</source>
        <translation>남겨 둔 숫자</translation>
    </message>
    <message>
        <source>Digits learnt</source>
        <translation>가르친 숫자</translation>
    </message>
    <message>
        <source>Digits of this hand that are learnt: it may know them by heart</source>
        <translation>가르친 이 글씨의 숫자예요. 통째로 외웠을 수도 있어요</translation>
    </message>
    <message>
        <source>MNIST training digits, not learnt again here</source>
        <translation>다시 가르치지 않은 MNIST 훈련 데이터</translation>
    </message>
    <message>
        <source>The network has met them before: they show forgetting, not skill</source>
        <translation>신경망이 전에 본 숫자예요. 실력이 아니라 무엇을 잊었는지 보여 줘요</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNIST 시험 데이터</translation>
    </message>
    <message>
        <source>Digits that no shipped network has ever learnt</source>
        <translation>프로그램에 들어 있는 어떤 신경망도 배운 적 없는 숫자예요</translation>
    </message>
</context>
<context>
    <name>DigitCells</name>
    <message>
        <source>learnt</source>
        <translation>가르침</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>남겨 둠</translation>
    </message>
    <message>
        <source>right before</source>
        <translation>전에 맞힘</translation>
    </message>
    <message>
        <source>right now</source>
        <translation>지금 맞힘</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>숫자</translation>
    </message>
</context>
<context>
    <name>KeptControls</name>
    <message>
        <source>MNIST test set…</source>
        <translation>MNIST 시험 데이터…</translation>
    </message>
    <message>
        <source>Choose the folder with the MNIST test files, if you have them</source>
        <translation>MNIST 시험 파일이 있으면 그 폴더를 골라요</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>쓰지 않기</translation>
    </message>
    <message>
        <source>Measure on bundled digits only</source>
        <translation>프로그램에 들어 있는 숫자로만 재요</translation>
    </message>
    <message>
        <source>Networks you have taught and kept, or brought in</source>
        <translation>가르쳐서 보관했거나 가져온 신경망이에요</translation>
    </message>
    <message>
        <source>&amp;Your networks</source>
        <translation>내 신경망(&amp;Y)</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Give this network another name</source>
        <translation>이 신경망의 이름을 바꿔요</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>지우기…</translation>
    </message>
    <message>
        <source>Delete this network for ever</source>
        <translation>이 신경망을 완전히 지워요</translation>
    </message>
    <message>
        <source>Forgetting is measured on the MNIST test set, too: {count} digits.</source>
        <translation>무엇을 잊는지 MNIST 시험 데이터 {count}개로도 재요.</translation>
    </message>
    <message>
        <source>Forgetting is measured on {count} bundled MNIST training digits.</source>
        <translation>프로그램에 든 MNIST 훈련 데이터 {count}개로 무엇을 잊는지 재요.</translation>
    </message>
    <message>
        <source>Folder with the MNIST test files</source>
        <translation>MNIST 시험 파일이 있는 폴더</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>“{name}” 이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete “{name}” for ever?</source>
        <translation>“{name}” 신경망을 완전히 지울까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>TeachControls</name>
    <message>
        <source>Each digit learnt is met about {count} times.</source>
        <translation>가르치는 숫자 하나를 {count}번쯤 만나요.</translation>
    </message>
    <message>
        <source>The other {mine} of each batch are the new ones.</source>
        <translation>배치마다 나머지 {mine}개가 가르칠 숫자예요.</translation>
    </message>
    <message>
        <source>Only the new ones: watch what it forgets.</source>
        <translation>가르칠 숫자뿐이에요. 무엇을 잊는지 보세요.</translation>
    </message>
    <message>
        <source>&amp;Whose digits</source>
        <translation>누구의 숫자(&amp;W)</translation>
    </message>
    <message>
        <source>Mine, from the notebook</source>
        <translation>공책에 있는 내 숫자</translation>
    </message>
    <message>
        <source>A made-up writer&apos;s</source>
        <translation>가상 인물의 숫자</translation>
    </message>
    <message>
        <source>The made-up writer writes some digits the wrong way round</source>
        <translation>가상 인물은 숫자 몇 개를 좌우로 뒤집어 써요</translation>
    </message>
    <message>
        <source>&amp;Network to teach</source>
        <translation>가르칠 신경망(&amp;N)</translation>
    </message>
    <message>
        <source>A copy of it learns; it stays as it is</source>
        <translation>복사본이 배워요. 원래 신경망은 그대로예요</translation>
    </message>
    <message>
        <source>How &amp;long, in batches</source>
        <translation>학습량: 배치 수(&amp;L)</translation>
    </message>
    <message>
        <source>Na&amp;me of the new network</source>
        <translation>새 신경망의 이름(&amp;M)</translation>
    </message>
    <message>
        <source>It appears under this name wherever networks are chosen</source>
        <translation>신경망을 고르는 곳마다 이 이름으로 나와요</translation>
    </message>
    <message>
        <source>Number of batches of 32 digits that are learnt</source>
        <translation>숫자 32개짜리 배치를 몇 개 배울지 정해요</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Add a network from a file: of Badak, the book&apos;s .pkl, PyTorch&apos;s .safetensors, NumPy&apos;s .npz</source>
        <translation>파일에서 신경망을 가져와요: 바닥, 책의 .pkl, PyTorch의 .safetensors, NumPy의 .npz</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Write this network to a file: ONNX for other programs, .npz for NumPy</source>
        <translation>이 신경망을 파일로 써요: 다른 프로그램에는 ONNX, NumPy에는 .npz</translation>
    </message>
    <message>
        <source>MN&amp;IST in each batch</source>
        <translation>배치마다 섞을 MNIST(&amp;I)</translation>
    </message>
    <message>
        <source>Bundled digits learnt along with the new ones, so that they are not forgotten</source>
        <translation>잊지 않도록 새 숫자와 함께 배우는 숫자예요. 프로그램에 들어 있어요</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Let a copy of the network learn</source>
        <translation>신경망의 복사본을 가르쳐요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop at once; nothing is kept</source>
        <translation>바로 멈춰요. 아무것도 남지 않아요</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Keep the taught network under this name</source>
        <translation>가르친 신경망을 이 이름으로 보관해요</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Drop the taught network</source>
        <translation>가르친 신경망을 버려요</translation>
    </message>
</context>
<context>
    <name>TeachCurve</name>
    <message>
        <source>digits kept back</source>
        <translation>남겨 둔 숫자</translation>
    </message>
    <message>
        <source>MNIST, 500 of those not learnt again</source>
        <translation>다시 가르치지 않은 MNIST 숫자 500개</translation>
    </message>
    <message>
        <source>batches learnt</source>
        <translation>배운 배치</translation>
    </message>
    <message>
        <source>read correctly, %</source>
        <translation>맞힌 비율, %</translation>
    </message>
    <message>
        <source>Accuracy while it learns</source>
        <translation>배우는 동안의 정확도</translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message>
        <source>The digits that are learnt</source>
        <translation>가르칠 숫자</translation>
    </message>
    <message>
        <source>How many of each digit are learnt, and with + how many are kept back. After a run: how many of those kept back it read before → now.</source>
        <translation>숫자마다 가르칠 개수예요. + 다음은 남겨 둔 개수예요. 가르친 뒤에는 남겨 둔 숫자 가운데 맞힌 개수를 전 → 지금으로 보여 줘요.</translation>
    </message>
    <message>
        <source>Draw digits in the tab Digit and press the key of what each one was: ten of each are a good beginning.</source>
        <translation>‘숫자’ 탭에서 숫자를 그리고 무슨 숫자인지 키로 알려 주세요. 숫자마다 열 개씩이면 시작하기 좋아요.</translation>
    </message>
    <message>
        <source>Try it with a made-up writer</source>
        <translation>가상 인물로 해 보기</translation>
    </message>
    <message>
        <source>Some of its digits are written the wrong way round</source>
        <translation>숫자 몇 개를 좌우로 뒤집어 쓰는 사람이에요</translation>
    </message>
</context>
<context>
    <name>TeachQuestion</name>
    <message>
        <source>The taught network has not been kept yet. Keep it under the name “{name}”?</source>
        <translation>가르친 신경망을 아직 보관하지 않았어요. “{name}” 이름으로 보관할까요?</translation>
    </message>
    <message>
        <source>The network is still learning.</source>
        <translation>신경망이 아직 배우는 중이에요.</translation>
    </message>
    <message>
        <source>If you close now, what it has learnt in this run is lost.</source>
        <translation>지금 닫으면 이번에 배운 것이 사라져요.</translation>
    </message>
    <message>
        <source>Go on teaching</source>
        <translation>계속 가르치기</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>버리고 닫기</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Import a network</source>
        <translation>신경망 가져오기</translation>
    </message>
    <message>
        <source>ONNX, for other programs</source>
        <translation>ONNX, 다른 프로그램용</translation>
    </message>
    <message>
        <source>NumPy, named as in the book</source>
        <translation>NumPy, 책과 같은 이름</translation>
    </message>
    <message>
        <source>Badak</source>
        <translation>바닥</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>신경망 내보내기</translation>
    </message>
</context>
<context>
    <name>TeachWords</name>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>“{name}” is kept: choose it in the tab Digit and draw for it. The network it learnt from is as it was.</source>
        <translation>“{name}” 신경망을 보관했어요. ‘숫자’ 탭에서 골라 숫자를 그려 보세요. 원래 신경망은 그대로예요.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept, and no network has changed.</source>
        <translation>멈췄어요. 보관한 것도, 바뀐 신경망도 없어요.</translation>
    </message>
    <message>
        <source>First the network is tested on everything, before it learns.</source>
        <translation>배우기 전에 신경망이 얼마나 잘 읽는지 먼저 재요.</translation>
    </message>
    <message>
        <source>It has learnt; now it is tested on the same digits as before.</source>
        <translation>다 배웠어요. 이제 처음과 같은 숫자로 다시 재요.</translation>
    </message>
    <message>
        <source>A copy of {base} learns: batch {step} of {steps}. The curve ● shows how it reads the digits that are kept back, which it never learns.</source>
        <translation>{base}의 복사본이 배우고 있어요. 배치 {steps}개 중 {step}번째예요. 곡선 ●는 가르치지 않고 남겨 둔 숫자의 정확도예요.</translation>
    </message>
    <message>
        <source>A copy of {base} learns: batch {step} of {steps}. No digit is kept back, so the curve only shows what it forgets.</source>
        <translation>{base}의 복사본이 배우고 있어요. 배치 {steps}개 중 {step}번째예요. 남겨 둔 숫자가 없으므로 곡선은 잊어버리는 정도만 보여 줘요.</translation>
    </message>
    <message>
        <source>{base} has learnt {before} of your digits already. {learnt} are learnt now; {kept} are kept back, none of which it has ever learnt.</source>
        <translation>{base} 신경망은 내 숫자 {before}개를 이미 배웠어요. 이번에는 {learnt}개를 가르치고, 한 번도 배운 적 없는 {kept}개는 남겨 둬요.</translation>
    </message>
    <message>
        <source>Which digits {base} learnt earlier was not recorded: it may know some of those that are kept back.</source>
        <translation>{base} 신경망이 전에 어떤 숫자를 배웠는지는 기록이 없어요. 남겨 둔 숫자 가운데 이미 아는 것이 있을 수 있어요.</translation>
    </message>
    <message>
        <source>No digit was kept back, so it is not known how well it reads others of this hand.</source>
        <translation>남겨 둔 숫자가 없어서, 같은 사람이 새로 쓸 숫자를 얼마나 잘 읽을지는 알 수 없어요.</translation>
    </message>
    <message>
        <source>Of the digits kept back it read {was_all} of {all} before and {now_all} now; the digit {digit}: {was} of {total} before, {now} now.</source>
        <translation>가르치지 않고 남겨 둔 숫자 {all}개 중 전에는 {was_all}개, 지금은 {now_all}개를 맞혀요. 그중 숫자 {digit}만 보면 {total}개 중 {was}개에서 {now}개로 늘었어요.</translation>
    </message>
    <message>
        <source>Of the digits kept back it read {was_all} of {all} before and {now_all} now; no digit gained.</source>
        <translation>가르치지 않고 남겨 둔 숫자 {all}개 중 전에는 {was_all}개, 지금은 {now_all}개를 맞혀요. 더 잘 읽게 된 숫자는 없어요.</translation>
    </message>
    <message>
        <source>Read from the file “{file}”.</source>
        <translation>“{file}” 파일에서 읽었어요.</translation>
    </message>
    <message>
        <source>From Training, where it learnt {steps} steps.</source>
        <translation>‘학습’ 탭에서 {steps}단계 배운 신경망이에요.</translation>
    </message>
    <message>
        <source>From Training, where it learnt {steps} steps, {learnt} of your digits among others.</source>
        <translation>‘학습’ 탭에서 내 숫자 {learnt}개도 함께 {steps}단계 배운 신경망이에요.</translation>
    </message>
    <message>
        <source>From {way}. Which of your digits it learnt was not recorded.</source>
        <translation>{way}에서 이어졌어요. 내 숫자 가운데 어떤 것을 배웠는지는 기록이 없어요.</translation>
    </message>
    <message>
        <source>From {way}. It has learnt {learnt} digits.</source>
        <translation>{way}에서 이어졌고, 숫자 {learnt}개를 배웠어요.</translation>
    </message>
    <message>
        <source>There is nothing to learn yet. Draw digits in the tab Digit and say what they are, or try the hand of a made-up writer.</source>
        <translation>아직 가르칠 것이 없어요. ‘숫자’ 탭에서 숫자를 그리고 무슨 숫자인지 알려 주거나, 가상 인물로 해 보세요.</translation>
    </message>
    <message>
        <source>With fewer than {fewest} of each digit, all are learnt and none can be kept back to test on: you will see what it forgets, not how well it reads you.</source>
        <translation>숫자마다 {fewest}개가 안 돼서 모두 가르치고, 정확도를 잴 숫자는 남기지 못해요. 무엇을 잊는지는 보이지만 내 글씨를 얼마나 잘 읽는지는 알 수 없어요.</translation>
    </message>
    <message>
        <source>This writer writes 3, 4, 7 and 9 the wrong way round and crosses the 0: {learnt} digits are learnt, {kept} are kept back to test on.</source>
        <translation>이 사람은 3, 4, 7, 9를 좌우로 뒤집어 쓰고 0에 빗금을 그어요. {learnt}개를 가르치고 {kept}개는 정확도를 재려고 남겨요.</translation>
    </message>
    <message>
        <source>{learnt} of your digits are learnt; {kept} are kept back, so that the test shows more than learning by heart.</source>
        <translation>내 숫자 {learnt}개를 가르치고 {kept}개는 남겨 둬요. 그래야 외운 것이 아니라 배운 것을 잴 수 있어요.</translation>
    </message>
    <message>
        <source>Missing: {digits}. It may come to see its new digits everywhere.</source>
        <translation>없는 숫자: {digits}. 무엇이든 새로 배운 숫자로 읽게 될 수 있어요.</translation>
    </message>
    <message>
        <source>Of the digits kept back it read {was_all} of {all} before and {now_all} now; but it may have learnt some of them in an earlier round.</source>
        <translation>남겨 둔 숫자 {all}개 가운데 전에는 {was_all}개, 지금은 {now_all}개를 맞혀요. 다만 그중 몇 개는 예전에 이미 배웠을 수 있어요.</translation>
    </message>
    <message>
        <source>Of the {count} digits of the MNIST test set it forgot {lost} and reads {won} that it did not.</source>
        <translation>MNIST 시험 데이터 {count}개 중 {lost}개를 잊었고, 못 읽던 {won}개를 새로 맞혀요.</translation>
    </message>
    <message>
        <source>Of {count} MNIST digits it forgot {lost} and reads {won} that it did not.</source>
        <translation>MNIST 숫자 {count}개 중 {lost}개를 잊었고, 못 읽던 {won}개를 새로 맞혀요.</translation>
    </message>
    <message>
        <source>Teaching a network</source>
        <translation>신경망을 가르치는 중</translation>
    </message>
</context>
</TS>
