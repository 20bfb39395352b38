<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AccuracyPage</name>
    <message>
        <source>Test again</source>
        <translation>다시 시험</translation>
    </message>
    <message>
        <source>Let every network read your labelled digits</source>
        <translation>레이블이 있는 내 숫자를 모든 신경망에게 읽혀요</translation>
    </message>
    <message>
        <source>The same digits for all</source>
        <translation>모두 같은 숫자로</translation>
    </message>
    <message>
        <source>Compare them fairly: leave out every digit that any of them has learnt</source>
        <translation>어느 한 신경망이라도 배운 숫자는 모두에게서 빼고 견줘요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop the test; what was found so far stays</source>
        <translation>시험을 멈춰요. 지금까지의 결과는 남아요</translation>
    </message>
    <message>
        <source>Draw a digit in the tab Digit and press the key of what it was.</source>
        <translation>‘숫자’ 탭에서 숫자를 그리고 무슨 숫자인지 키로 알려 주세요.</translation>
    </message>
    <message>
        <source>Choose a digit under Browse and press the key of what it was.</source>
        <translation>‘둘러보기’에서 숫자를 고르고 무슨 숫자인지 키로 알려 주세요.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Label some digits first: then every network is tested on them, and you see which digits it mistakes for which.</source>
        <translation>먼저 숫자에 레이블을 붙이세요. 그 숫자로 신경망을 하나하나 시험해서 무엇을 무엇으로 잘못 읽는지 보여 줘요.</translation>
    </message>
    <message>
        <source>{name}: all of your digits have been learnt, so none is left to test it on. Draw some more.</source>
        <translation>{name}: 내 숫자를 모두 배워서 시험할 숫자가 없어요. 숫자를 더 그려 보세요.</translation>
    </message>
    <message>
        <source>Labelled digits: {count}. Test the networks on them.</source>
        <translation>레이블이 있는 숫자: {count}개. 이 숫자로 신경망을 시험해 보세요.</translation>
    </message>
    <message>
        <source>{name} read all {total} correctly: everything lies on the diagonal.</source>
        <translation>{name}: {total}개를 모두 맞혔어요. 모두 대각선 위에 있어요.</translation>
    </message>
    <message>
        <source>{name} read {right} of {total} correctly ({share}). Once, for example, it took your {was} for {read}. Click a cell to look at its digits.</source>
        <translation>{name}: {total}개 가운데 {right}개({share})를 맞혔어요. 예를 들어 실제 {was}, 읽은 답 {read}인 것이 하나 있어요. 칸을 누르면 그 숫자들을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>{name} read {right} of {total} correctly ({share}). Most often it took your {was} for {read} (×{times}). Click a cell to look at its digits.</source>
        <translation>{name}: {total}개 가운데 {right}개({share})를 맞혔어요. 가장 많이 잘못 읽은 것은 실제 {was}, 읽은 답 {read}인 경우예요(×{times}). 칸을 누르면 그 숫자들을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>{name} read {right} of {total} correctly ({share}). Several mistakes are equally frequent (×{times}), such as your {was} taken for {read}. Click a cell to look at its digits.</source>
        <translation>{name}: {total}개 가운데 {right}개({share})를 맞혔어요. 가장 잦은 실수가 여럿이에요(각각 ×{times}). 예: 실제 {was}, 읽은 답 {read}. 칸을 누르면 그 숫자들을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>{total} digits that none has learnt; {out} are left out.</source>
        <translation>어느 신경망도 배우지 않은 숫자 {total}개로 시험해요. {out}개는 뺐어요.</translation>
    </message>
    <message>
        <source>Each is tested on what it has not learnt: not on the same digits.</source>
        <translation>저마다 배우지 않은 숫자로 시험해서, 모두 같은 숫자는 아니에요.</translation>
    </message>
</context>
<context>
    <name>AccuracyPresenter</name>
    <message>
        <source>Testing networks on your digits</source>
        <translation>내 숫자로 신경망을 시험하는 중</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>The chosen ones were</source>
        <translation>고른 숫자의 레이블</translation>
    </message>
    <message>
        <source>Label the chosen digits {digit} (key {digit})</source>
        <translation>고른 숫자에 {digit} 레이블을 붙여요 ({digit} 키)</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>Remove the label of the chosen digits (key −)</source>
        <translation>고른 숫자의 레이블을 떼요 (− 키)</translation>
    </message>
    <message>
        <source>Take digits from a file, a folder or an archive</source>
        <translation>파일이나 폴더, 압축 파일에서 숫자를 가져와요</translation>
    </message>
    <message>
        <source>A folder of such files…</source>
        <translation>그런 파일이 든 폴더…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Put the chosen digits back into the notebook</source>
        <translation>고른 숫자를 공책에 다시 넣어요</translation>
    </message>
    <message>
        <source>Take the chosen digits out of the notebook (key Delete)</source>
        <translation>고른 숫자를 공책에서 빼요 (Delete 키)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Write the digits that the filter shows to a file</source>
        <translation>지금 걸러서 보이는 숫자를 파일로 내보내요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop; nothing is left of what was begun</source>
        <translation>멈춰요. 하던 일은 아무것도 남지 않아요</translation>
    </message>
    <message>
        <source>A file: strokes, a table, IDX, NumPy, a picture, an archive, a network…</source>
        <translation>파일: 획, 표, IDX, NumPy, 그림, 압축 파일, 신경망…</translation>
    </message>
    <message>
        <source>JSON lines: strokes and all…</source>
        <translation>JSON Lines: 획까지 모두…</translation>
    </message>
    <message>
        <source>CSV: a row of pixels for each…</source>
        <translation>CSV: 숫자마다 픽셀 한 줄…</translation>
    </message>
    <message>
        <source>MNIST&apos;s IDX: pictures and labels…</source>
        <translation>MNIST의 IDX: 그림과 레이블…</translation>
    </message>
    <message>
        <source>PNG pictures in folders…</source>
        <translation>폴더에 나눈 PNG 그림…</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>Your digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>t: the label, what the digit really was</source>
        <translation>t: 레이블, 실제로 쓴 숫자</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>읽은 답</translation>
    </message>
    <message>
        <source>any digit</source>
        <translation>모든 숫자</translation>
    </message>
    <message>
        <source>y: the answer of the network when it was drawn</source>
        <translation>y: 그릴 때 신경망이 낸 답</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>채점</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞힘</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Whether the answer was the label</source>
        <translation>답이 레이블과 같은지</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>The network that answered when it was drawn</source>
        <translation>그릴 때 답한 신경망</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>그린 날</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>When it was drawn</source>
        <translation>언제 그렸는지</translation>
    </message>
    <message>
        <source>any</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Look at all digits again</source>
        <translation>다시 모든 숫자를 봐요</translation>
    </message>
    <message>
        <source>Import digits</source>
        <translation>숫자 가져오기</translation>
    </message>
    <message>
        <source>Export digits</source>
        <translation>숫자 내보내기</translation>
    </message>
    <message>
        <source>Files of digits, networks</source>
        <translation>숫자 파일, 신경망</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>No digit fits the filter.</source>
        <translation>조건에 맞는 숫자가 없어요.</translation>
    </message>
    <message>
        <source>Draw a digit in the tab Digit and press the key of what it was.</source>
        <translation>‘숫자’ 탭에서 숫자를 그리고 무슨 숫자인지 키로 알려 주세요.</translation>
    </message>
    <message>
        <source>{name}: {was} read as {read}</source>
        <translation>{name}: 실제 {was}, 읽은 답 {read}</translation>
    </message>
    <message>
        <source>Nobody has said what it was.</source>
        <translation>무슨 숫자인지 아직 알려 주지 않았어요.</translation>
    </message>
    <message>
        <source>It was a {label}.</source>
        <translation>실제 숫자: {label}.</translation>
    </message>
    <message>
        <source>{model} read {answer}.</source>
        <translation>{model}의 답: {answer}.</translation>
    </message>
    <message>
        <source>{model} took it for no digit.</source>
        <translation>{model}의 답: 숫자가 아님.</translation>
    </message>
    <message>
        <source>Your notebook is empty now. Edit &gt; Undo ({keys}) brings back what you deleted; so does “deleted” in the first list.</source>
        <translation>이제 공책이 비었어요. 지운 숫자는 편집 &gt; 실행 취소({keys})나 첫 번째 목록의 ‘지운 숫자’에서 되살릴 수 있어요.</translation>
    </message>
    <message>
        <source>Your notebook is empty: the digits you draw and label will be kept here, so that networks can be tested on your hand and taught with it.</source>
        <translation>공책이 비어 있어요. 직접 그려서 레이블을 붙인 숫자가 여기에 모여요. 그 숫자로 신경망을 시험하고 가르칠 수 있어요.</translation>
    </message>
    <message>
        <source>Chosen: {chosen}. Press 0 to 9 to say what it was, Delete to take it out; both can be undone.</source>
        <translation>고른 숫자: {chosen}개. 0~9 키로 무슨 숫자인지 알려 주고, Delete 키로 지워요. 둘 다 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>None of your {total} digits is like that. Loosen the filter on the left.</source>
        <translation>내 숫자 {total}개 가운데 조건에 맞는 것은 없어요. 왼쪽에서 조건을 줄여 보세요.</translation>
    </message>
    <message>
        <source>{what}: {found} of your {total}. Where the label is wrong, click the digit and press the right key.</source>
        <translation>{what}: 내 숫자 {total}개 가운데 {found}개. 레이블이 틀렸으면 그 숫자를 누르고 맞는 숫자 키를 누르세요.</translation>
    </message>
    <message>
        <source>Digits like that: {found} of your {total}.</source>
        <translation>조건에 맞는 숫자: 내 숫자 {total}개 가운데 {found}개.</translation>
    </message>
    <message>
        <source>Your digits: {total}, labelled: {labelled}. Misread: {wrong}; a marked corner shows them, and below stands what it was × what was read.</source>
        <translation>내 숫자 {total}개, 레이블이 있는 것 {labelled}개. 잘못 읽은 것은 {wrong}개로, 모서리에 표시가 있고 아래에 ‘실제 × 읽은 답’이 적혀 있어요.</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>뺀 것:</translation>
    </message>
    <message>
        <source>without a drawing</source>
        <translation>그림 없음</translation>
    </message>
    <message>
        <source>that are no pictures</source>
        <translation>그림 파일이 아님</translation>
    </message>
    <message>
        <source>cut short or damaged</source>
        <translation>잘렸거나 손상됨</translation>
    </message>
    <message>
        <source>{count} {why} (at number {names})</source>
        <translation>{count}개 {why} ({names}번째)</translation>
    </message>
    <message>
        <source>{count} {why} ({names})</source>
        <translation>{count}개 {why} ({names})</translation>
    </message>
    <message>
        <source>Digits added: {count}.</source>
        <translation>더한 숫자: {count}개.</translation>
    </message>
    <message>
        <source>{digit} ({count})</source>
        <translation>{digit} ({count}개)</translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>deleted ({count})</source>
        <translation>지운 숫자 ({count}개)</translation>
    </message>
    <message>
        <source>Chosen: {chosen}. “Bring back” puts them into your notebook again.</source>
        <translation>고른 숫자: {chosen}개. ‘되살리기’를 누르면 공책에 다시 들어가요.</translation>
    </message>
    <message>
        <source>Deleted in the last 30 days: {found}. Choose those you want back.</source>
        <translation>최근 30일 동안 지운 숫자: {found}개. 되살릴 숫자를 고르세요.</translation>
    </message>
    <message>
        <source>Your digits: {total}, labelled: {labelled}. When they were drawn, {right} were read, all correctly. Click a digit to correct its label.</source>
        <translation>내 숫자 {total}개, 레이블이 있는 것 {labelled}개. 그릴 때 읽은 {right}개는 모두 맞혔어요. 숫자를 누르면 레이블을 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>Your digits: {total}, labelled: {labelled}. No network has read them yet; on the page Accuracy all of them do. Click a digit to correct its label.</source>
        <translation>내 숫자 {total}개, 레이블이 있는 것 {labelled}개. 아직 신경망이 읽지 않았어요. ‘정확도’에서 모든 신경망이 읽어요. 숫자를 누르면 레이블을 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>Digits written to “{name}”: {count}.</source>
        <translation>“{name}”에 내보낸 숫자: {count}개.</translation>
    </message>
    <message>
        <source>without ink</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>with a label that is no digit</source>
        <translation>레이블이 숫자가 아님</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>without a label</source>
        <translation>레이블이 없음</translation>
    </message>
    <message>
        <source>with an impossible time</source>
        <translation>있을 수 없는 시각</translation>
    </message>
    <message>
        <source>with a name that is no text</source>
        <translation>이름이 글자가 아님</translation>
    </message>
</context>
<context>
    <name>BrowsePresenter</name>
    <message>
        <source>take labels away</source>
        <translation>레이블 떼기</translation>
    </message>
    <message>
        <source>label {digit}</source>
        <translation>레이블 {digit}</translation>
    </message>
    <message>
        <source>bring digits back</source>
        <translation>숫자 되살리기</translation>
    </message>
    <message>
        <source>delete digits</source>
        <translation>숫자 지우기</translation>
    </message>
    <message>
        <source>import</source>
        <translation>가져오기</translation>
    </message>
</context>
<context>
    <name>MyDigits</name>
    <message>
        <source>Your notebook could not be read, so its digits are not shown; nothing in it was changed. It is read again when you come back to this page.</source>
        <translation>공책을 읽지 못해서 안에 있는 숫자를 보여 줄 수 없어요. 공책에서 바뀐 것은 없어요. 이 페이지로 돌아오면 다시 읽어요.</translation>
    </message>
    <message>
        <source>Your digits cannot be shown now.</source>
        <translation>지금은 내 숫자를 보여 줄 수 없어요.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>{count} it has learnt are left out</source>
        <translation>배운 숫자 {count}개는 뺐어요</translation>
    </message>
    <message>
        <source>Which digits it learnt was not recorded, so this is no fair test.</source>
        <translation>어떤 숫자를 배웠는지 기록이 없어서 공정한 시험이 아니에요.</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>아직 시험하지 않음</translation>
    </message>
    <message>
        <source>wrong: {wrong} of {total}; true accuracy {low} to {high}</source>
        <translation>틀림 {wrong}/{total}, 실제 정확도 {low}~{high}</translation>
    </message>
    <message>
        <source>With so few digits, the true accuracy lies in this range with 95 % confidence.</source>
        <translation>숫자가 적어서 실제 정확도는 95% 신뢰수준에서 이 범위 안에 있어요.</translation>
    </message>
</context>
<context>
    <name>TransferPresenter</name>
    <message>
        <source>Importing digits</source>
        <translation>숫자를 가져오는 중</translation>
    </message>
    <message>
        <source>Exporting digits</source>
        <translation>숫자를 내보내는 중</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is a “{path}” already.</source>
        <translation>“{path}” 폴더가 이미 있어요.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 골라 보세요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>Keep the digits you drew, and see who reads your hand</source>
        <translation>직접 쓴 숫자를 모으고, 어느 신경망이 잘 읽는지 봐요</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Look through your digits and correct labels</source>
        <translation>내 숫자를 훑어보고 레이블을 고쳐요</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>How well each network reads your hand</source>
        <translation>신경망마다 내 글씨를 얼마나 잘 읽는지 봐요</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Let a network learn from your digits</source>
        <translation>내 숫자로 신경망을 가르쳐요</translation>
    </message>
</context>
</TS>
