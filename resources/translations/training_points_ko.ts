<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>NetworkView</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a line or a dot to type its weight or bias, drag it up or down, or turn the wheel; click a tile to see it large. Keys: arrows, W, + and −, Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {number}: one neuron less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {number}: one neuron more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias of neuron {target} of layer {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight from {source} to {target} of layer {layer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointsPage</name>
    <message>
        <source>Points: {sizes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ready-made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points and a network that were tried together, from many starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be learnt; the network stays where it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted, or from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one: it is the ring in the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate: how far a step goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How weights follow their gradients; another one begins without memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points learnt in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is made small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws weights towards 0 (chapter 6.4.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of hidden neurons left out at each step (chapter 6.4.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new one begins by passing on what it gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the hidden layers, or of the layer whose tile is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sigmoid has a slope, so the neuron can learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plane as two neurons of the last hidden layer see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far points are scattered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the points that is never learnt; these are hollow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the same kind elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all points away, to paint your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the points of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the points to a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of layer {number}, whose tile is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointsPlane</name>
    <message>
        <source>Points and what the network answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: a point of class 1; Shift or the right button: of class 0. Drag a point to move it, Alt sprays, Delete takes one away. Keys: arrows and Enter, Shift+Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointsStage</name>
    <message>
        <source>Try one batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can a fresh network like this learn ten points by heart?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let its losses stay in the picture, to be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingPoints</name>
    <message>
        <source>There is no point to learn. Click into the plane to paint one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last neuron has a step, which has no slope: trained, it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward: layer {layer}, {kind}, has worked out its {count} signals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers were compared with the targets: a loss of {loss}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward: layer {layer}, {kind}, has passed its gradient on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update: the weights have moved by {moved} in all. That was one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the loss went from {before} to {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One perceptron couldn&apos;t part these quarters. Press the space bar: {hidden} neurons learn to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From none of the starts that were tried did this network learn it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this network learns it depends on its start. Press the space bar, then try another start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the space bar: the network learns these {count} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {step} steps the answers miss the numbers by {error} on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wrong} of {count} points are on the wrong side. One neuron makes one line, and a line can&apos;t turn: add neurons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {step} steps all {count} points are on their side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {step} steps all {count} points are on their side; of the {apart} it never learnt, {share} are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {step} steps {wrong} of {count} points are on the wrong side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {step} steps {wrong} of {count} points are on the wrong side; of the {apart} it never learnt, {share} are on theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your drawing: {first} {x}, {second} {y}: this side reads {digit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ink in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR, 8 neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle, 4 neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spiral, 16 and 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR gate, 6 neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or 1: one neuron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 or 9: 4 neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve y = f(x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR, 4: by its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR gate, 2: by its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spiral, 8 and 8: by its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR, 2: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle, one line: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XOR: four quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwriting: 0 or 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwriting: 1 or 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y = sin(πx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y = 2x² − 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y: a jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers: a slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers: hill and hollow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start {value} (ln 2 = 0.693)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one batch {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step : weights {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle neurons {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln 2: knows nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is room for {layers} hidden layers of {neurons} neurons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points take a network of two inputs and one output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it two inputs and one output first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a network learn, and change it while it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small network learns to part points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
