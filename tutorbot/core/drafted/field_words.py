"""Words of science, computing, statistics and machine learning that mean nearly the same."""

from __future__ import annotations

# As the everyday ones. Two words that a question may ask to tell apart, or a thing and its kind
# ("stratified" and "group"), share no group.
OF_A_FIELD = """
weight parameter coefficient strength synapse connection; neuron node unit cell perceptron; cost
loss error objective criterion energy; error mistake residual difference deviation discrepancy;
learn train fit adapt estimate optimize teach; descend descent decrease minimize downhill; output
prediction result response activation; input stimulus signal feature observation; label target
desired expected class truth; sample example instance observation datum pattern point record;
dataset data corpus samples; feature attribute variable predictor input dimension descriptor;
kernel filter mask window; pool subsample downsample aggregate; activate activation squash
nonlinear transfer sigmoid threshold; sigmoid logistic; converge convergence settle stabilize
finish; overfit overfitting memorize; underfit underfitting; generalize unseen generalization;
unseen new unknown novel; momentum inertia; epoch pass round; iteration step round pass cycle;
batch subset chunk group; stochastic random noisy; cluster group segment; distance metric
difference; similarity resemblance closeness affinity; hyperplane boundary surface separator;
boundary border edge limit surface line; margin gap distance; separate separable discriminate
distinguish divide split; distinguish differentiate discriminate separate tell; compress reduce
compression encode; project map transform cast projection; variance spread variability dispersion;
spread variance width; mean average center expectation; center centroid middle core mean;
regularize penalize shrink regularization penalty; penalty cost punishment fine; decay shrink
decrease fade; backward reverse back recursive; propagate pass spread send transmit; sum add
accumulate total aggregate combine; bias offset intercept threshold; gaussian normal bell radial;
win best closest; closest nearest best; neighborhood neighbor vicinity; lattice grid map mesh
topology; topology structure arrangement layout; architecture structure design; hidden
intermediate inner latent; depth deep layers; accuracy correctness performance; performance
accuracy quality efficiency; robust stable reliable; reliable dependable trustworthy; rapid fast
quick accelerate; accelerate speed hasten; inhibit suppress prevent; excite stimulate activate;
compute computation calculation arithmetic; simultaneous concurrent together parallel; distribute
parallel spread; sequential serial consecutive; consecutive successive adjacent; environment world
surroundings; experience knowledge training; knowledge information understanding; supervise label
teacher; teacher instructor supervisor; reward payoff return; policy strategy; agent actor player;
explore search; approximate estimate rough; iterative repeated recursive; optimum best minimum
optimal; extreme outermost; constraint condition restriction requirement; requirement need
condition; condition requirement criterion; criterion condition rule standard measure; evaluate
assess measure judge test; hypothesis assumption theory guess; assumption premise hypothesis;
theory principle idea; idea concept notion thought; meaning sense definition; detail specific
information; fact truth information; true fact real; trend tendency pattern; tendency propensity
trend inclination; behavior conduct action performance; action act activity deed; activity action
work; event incident occurrence happening; occurrence event frequency; consist comprise compose
contain include; include contain involve comprise consist; contain hold include have; compose make
form consist; belong member part; own possess have; lack miss without absence; absence lack
missing; missing absent lost lack; lose loss lost waste; gain win; extra additional spare more;
spare extra free; enough sufficient adequate; excess surplus; overall general total; approximately
about around nearly roughly; nearly almost approximately; exactly precisely; mainly mostly
primarily; especially particularly; therefore thus hence consequently; due because; instead
rather; however but; although though despite; similarly likewise; quickly fast rapidly; slowly
gradually; easily simply; directly immediately straight; immediately instantly directly; finally
eventually ultimately; initially originally first; usually normally typically generally; sometimes
occasionally; allow able can; ensure guarantee secure; guarantee ensure certain; certain sure
definite; doubt uncertain; uncertain unsure unclear; risk danger hazard; safe harmless; harm
damage hurt injure; hurt harm pain; attack assault hit; enemy predator; predator hunter; prey
victim; hunt catch chase; catch capture trap; escape flee avoid; reach extend; extend stretch
lengthen expand; stretch extend pull; compress squeeze squash; squeeze press compress; tighten
tight; loose slack; tight tense taut; bend flex curve; straight unbent; fold crease bend; cut
slice trim; tear rip; stick attach glue adhere; glue stick adhesive; mount attach climb; hang
suspend; lift raise hoist elevate; throw toss launch; kick hit; catch grab; grab grasp seize;
grasp understand grab; carry bring hold; put place set lay position; remain stay leftover; leave
remain; leftover remaining rest residue; residue leftover remains; rest remainder; bounce rebound
reflect; reflect bounce mirror; shine glow; shadow shade; sun solar sunlight; moon lunar; star
sun; planet world; world earth globe; sky air; cloud vapor; rain precipitation; wind air breeze;
storm weather; season climate; climate weather; ocean sea; stream river flow current; lake pond;
hill slope mountain; slope hill incline; sediment sand mud silt; mud dirt; erosion wear; particle
grain bit; grain particle seed; crystal solid; metal iron steel metallic; wood timber; plastic
polymer; glass pane; sheet paper layer; substance material matter chemical stuff; chemical
substance compound; compound mixture chemical; mixture blend combination solution; solution
mixture liquid; component part piece ingredient; reaction change response; react combine; produce
form release; product substance; bubble gas; burn fire; fire flame; temperature heat warmth
degrees; degree temperature; thermometer temperature; frozen ice solid; vapor steam gas; humid
moist; moisture water humidity; soak wet absorb; drain empty flow; leak escape; pour fill;
container jar cup bottle vessel box; cup glass container; bag container; tube pipe; battery cell;
bulb lamp light; switch button; circuit loop path; loop circuit ring; ring circle loop; circle
round ring; round circular; electric electrical electricity; electricity current power charge;
conductor metal; conduct carry transmit; insulate block; insulator nonconductor; magnet magnetic;
repel push; terminal end pole; plus positive; minus negative; voltage potential; resist oppose;
resistance opposition; strong tough; balance equal equilibrium; equal balanced; reading
measurement value; measurement reading measure; unit measure; scale measure; ruler measure;
centimeter cm; millimeter mm; meter m; gram g; kilogram kg; second sec; minute min; hour time; day
daytime; night nighttime; morning dawn; evening dusk; year annual; yearly annual; student pupil
learner; baby infant young offspring; boy male; girl female; male man; female woman; family
relatives; friend partner; group team; skin surface; bone skeleton; muscle flesh; blood fluid;
heart organ; nerve neuron; eye sight; ear hearing; hear listen; smell odor; taste flavor; food
nutrient nourishment; nutrient food mineral; mineral nutrient rock; sugar glucose; salt sodium;
acid sour; oxygen air; breathe respire; leaf leaves; flower bloom; fruit seed; bug insect error;
bird animal; fish animal; egg embryo; hatch born; reproduce breed; inherit gene; gene dna; trait
characteristic gene; species kind; habitat home environment; house home building; shelter home
protection; camouflage hide; extinct dead; evolve change; energy fuel; engine motor; vehicle car
truck; wheel roll; roll rotate; lever bar; effort force; load weight; friction rub; gravity weight
pull; motion movement move; stationary still motionless fixed; pattern regularity; regular even
periodic; design build; graph chart plot; axis line; column vertical; row horizontal; vertical
upright; width breadth; height tall; deep profound; area size; volume loudness size; percentage
percent proportion; fraction portion ratio; multiply product times; divide quotient; subtract
minus; round approximate; survey poll questionnaire; question ask; participant subject respondent;
subject topic participant; treatment intervention therapy; medicine drug medication; placebo fake;
fake false artificial; disease illness sickness; sick ill; healthy well; health wellness; doctor
physician; allocate distribute assign; control hold; confound lurk; causation cause causal;
association correlation link relationship; observe watch record; observational observation;
experimental experiment; retrospective past; prospective future; sampling sample; census count;
median middle; mode frequent; outlier extreme; skewed biased; distribution spread; conclude infer
deduce; conclusion inference result; summary summarize overview; summarize describe; screen
monitor display; monitor screen observe; keyboard input; mouse input; printer output; disk drive;
file document; folder directory; hardware machine; application app program; compile translate;
compiler translator; translate interpret convert; interpret translate explain; interpreter
translator; syntax grammar rules; semantics meaning; debug fix; crash fail; failure crash error
breakdown; condition test; branch path; branch split; integer number; float decimal; decimal
fraction; boolean logical; true yes; false no; bit digit; binary two; binary dual; dual two; null
empty none; function method routine procedure subroutine; member attribute; inherit derive; derive
obtain; subclass child; superclass parent; constructor initialize; encapsulate hide; interface
boundary; module component unit; library collection; import include; header top; parameter
argument input; scope visibility; lifetime life duration; local inside; global everywhere;
everywhere anywhere; static permanent; dynamic runtime; runtime execution; execution run; thread
process; pile stack heap; push add insert; enqueue insert add; dequeue remove; child descendant
son; root start; leaf end; subtree branch; depth level; height depth levels; balanced even; pivot
middle; complexity cost; linear proportional; logarithmic log; exponential rapid; quadratic
square; square squared; power exponent; root square; worst maximum; server host; user person
client; respond answer reply; protocol rule; port connection; address identifier; router switch;
bridge connect; hub center; header prefix; payload data content; content data contents; body
payload; entry record row field; flag mark; bit flag; checksum check; retransmit resend; confirm
acknowledge verify; conflict collision clash; congestion overload traffic; bandwidth capacity
throughput; throughput rate bandwidth; peak burst maximum; flood broadcast; synchronize sync;
synchronous clocked; timestamp time; timer clock; clock time; encrypt secure; decrypt decode;
encode encrypt represent; key password; password secret; secret private; attack threat; centralize
central; scale grow; flexible adapt; vendor supplier; upgrade update improve; install set;
configure set; configuration setup setting; option choice; optional voluntary; mandatory required;
synapse connection link weight; synaptic weight connection; axon output fiber; dendrite input
branch; fire activate spike excite; excitatory positive exciting; inhibitory negative suppressing;
adder summation sum combiner accumulator; combiner sum adder combination; squash limit compress
bound saturate; saturate flatten plateau; clamp limit bound clip; linear affine straight weighted;
hebbian hebb correlation association; competitive compete winner rival; winner best nearest
strongest; lateral sideways neighboring; cooperate collaborate together; adapt adjust update tune
learn; adaptation learning adjustment; update adjust adapt change correction modify; adjustment
change correction update; tune adjust optimize; correction update adjustment error; supervised
teacher labeled guided; unsupervised unlabeled unguided; labeled annotated tagged known; annotate
label tag; reinforcement reward feedback; critic evaluator teacher judge; reward score payoff
return; punishment penalty negative; desired target wanted true expected correct; actual real
observed obtained true; deviation difference error gap distance; discrepancy difference deviation
gap mismatch; mismatch difference error; residual error remainder difference; objective goal cost
loss criterion; minimize reduce decrease descend lower optimize; minimum lowest bottom valley
least; minima minimum valley bottom; maxima maximum peak top; steepest fastest greatest sharpest
maximal; descent downhill down decrease; ascent uphill climb increase; gradient derivative slope
direction; partial derivative; derivative differentiate gradient slope; differentiable smooth
continuous derivative; hessian curvature second; jacobian derivative matrix; converge settle stop
reach approach; convergence stability settling; diverge explode unstable oscillate; oscillate
fluctuate bounce zigzag swing jump; unstable oscillate diverge explode; stability stable steady
robust; overshoot miss jump oscillate; vanish shrink disappear zero small; explode blow huge grow;
stuck trapped caught stop; trap stick catch; escape leave avoid jump; momentum velocity memory
previous; rate speed step size; learning training adaptation; training learning fitting; batch
group set chunk block; online sequential stochastic incremental; epoch pass round run cycle;
shuffle randomize reorder; initialize start set begin init; overfit memorize overtrain; memorize
remember store learn; generalize transfer extend unseen; generalization unseen new performance;
regularization penalty constraint smoothing; regularize constrain penalize smooth restrict;
complexity capacity size freedom; capacity ability power complexity; freedom parameters
flexibility; dropout drop remove; prune remove cut reduce trim; early premature soon; validation
check test held; fold part subset partition; subset part portion group; unseen new unknown test
novel fresh; kernel similarity transform; radial distance circular gaussian; center mean prototype
centroid; prototype center example representative; width spread variance sigma radius; radius
width spread distance; margin distance gap separation; hyperplane plane boundary line surface;
separable divisible linearly; boundary line border separator hyperplane surface; classify separate
categorize assign label; classifier model separator predictor; regression fit approximation
estimation prediction; approximate estimate fit interpolate; interpolate fit approximate between;
cluster group segment partition; dimension size feature axis component; dimensional dimension
space; curse problem exponential; feature attribute characteristic property variable input;
extract obtain derive find detect; extraction detection finding; preprocess prepare clean
normalize; normalize scale standardize rescale; scale normalize size; decorrelate independent
uncorrelated; correlate relate associate depend; correlation relation association dependency;
eigenvector component direction axis; eigenvalue variance magnitude; principal main major largest;
orthogonal perpendicular independent; transform convert map change; encode represent compress
code; decode reconstruct recover; reconstruct restore rebuild recover; recover restore retrieve
reconstruct; retrieve recall recover get fetch; recall retrieve remember; associative content
memory; recurrent feedback loop recursive cyclic; feedback loop return backward recurrent;
feedforward forward; forward ahead onward; temporal time sequential dynamic; time temporal step;
sequence series order time; convolution filter kernel; convolutional filter convolution; share
common same tie; shared same common identical tied; topology map arrangement neighborhood
structure; lattice grid map array; visible observable outer input; energy cost function;
equilibrium balance stable steady; temperature noise randomness; anneal cool decrease; annealing
cooling; stochastic random probabilistic noisy; probabilistic random stochastic probability;
deterministic fixed certain; posterior probability conditional; prior before initial; bayesian
probabilistic probability; entropy uncertainty disorder randomness; information content entropy;
ensemble committee combination group; committee ensemble group vote; vote majority elect; boost
strengthen improve; gate control switch; agent learner robot; environment world surroundings
outside; interact communicate act; action move behavior; episode trial run; parallel simultaneous
concurrent distributed; distributed parallel spread; processor computer machine unit; brain mind
cortex; biological natural human; artificial synthetic computer; knowledge information experience;
experience knowledge past; nonlinear curved complex; linearity linear; tolerant robust resilient;
fault error failure damage; robust tolerant resistant stable; noise error disturbance distortion;
sensitive responsive affected; node vertex element unit cell; item element entry record; list
sequence chain series; linked connected chained; chain link series list; dereference access
follow; null nil none empty; traverse visit walk iterate; iterate loop repeat traverse step;
iterative loop repeated; recursive recursion self; recursion recursive itself self; base stopping
terminating simple; call invoke run execute; invoke call run; argument parameter input value;
return output give result; declaration declare prototype signature; declare define introduce
state; definition body implementation; prototype declaration signature; signature prototype
header; body implementation code; implement write code realize build; implementation code
realization; class type blueprint template; instance object example; attribute field property
member variable; method function procedure operation; member field attribute element; constructor
initializer; private hidden inaccessible; public accessible open; inherit derive extend;
encapsulate hide wrap bundle; overload same multiple; template generic type; generic general
template; compile build translate; runtime execution running; dynamic runtime changing variable;
static fixed constant compile; allocate reserve assign create; deallocate free release delete;
memory storage space ram; space memory storage room; stack pile lifo; queue line fifo; push insert
add put; pop remove take delete; dequeue remove delete; peek look view; top first head; insert add
put place; search find look lookup; lookup search find; sorted ordered arranged; unsorted
unordered random; ascending increasing; descending decreasing; swap exchange switch interchange;
compare check test; comparison compare check; pivot middle element; halve divide split; divide
split partition halve break; conquer solve; subproblem smaller part piece; subarray part half;
recursive itself; index position subscript location; subscript index; contiguous adjacent
consecutive continuous; consecutive adjacent following contiguous; adjacent next neighboring near;
random direct arbitrary; direct random immediate; constant fixed unchanging; complexity time cost
efficiency; efficient fast quick optimal; inefficient slow wasteful; prefix front before; postfix
suffix after; infix between middle; operator operation; operand value number; expression formula
equation; parent ancestor above; child descendant below; leaf terminal end; root top start;
subtree branch child; height depth level; depth height level; prototype model early; debug fix
error test; modular separate module; module unit part; reuse again reusable; maintain fix support;
maintenance support fix; requirement need specification; specification requirement description;
design plan structure; loop iteration cycle repeat; while loop; increment increase add; decrement
decrease subtract; character char letter; boolean true; integer int number; float decimal real;
packet datagram frame message segment; segment packet piece part; frame packet block; header
prefix information; host computer end node machine; router switch node gateway; gateway router;
switch router bridge; bridge switch connect; hop step router; routing forwarding path; forward
send route pass; transmission sending transfer communication; receiver recipient destination;
sender source transmitter; source origin sender; destination target receiver; bus line cable
medium; medium channel line; collide clash; congestion overload traffic jam; overload congestion
overflow; buffer queue store memory; drop discard lose; discard drop delete ignore; loss drop
missing; lose drop miss; acknowledge confirm ack; acknowledgement confirmation ack; ack
acknowledgement; retransmit resend repeat; retransmission resending; timeout timer expire; window
size; flow stream traffic; stream flow sequence; checksum check error; redundant extra duplicate;
redundancy extra duplicate; duplicate copy repeat; address identifier location; broadcast all
flood; flood broadcast all; multicast group; unicast single; loop cycle circle; protocol rule
procedure; handshake connection setup; connection link session; session connection; establish
setup create build; tear close release; release free close; setup establish configure; overhead
cost extra; bandwidth capacity rate throughput; throughput rate speed; rate speed frequency;
arrival come; memoryless independent; poisson random exponential; synchronize align coordinate;
synchronous synchronized clock; asynchronous unsynchronized independent; clock timing; encapsulate
wrap; tunnel encapsulate; wrap enclose; translate convert map; fragment split piece; fragmentation
splitting; assemble combine join; extension additional optional; optional extra additional;
variable changing different; hierarchical layered tree; centralized central single; decentralized
distributed; unfair unequal; priority preference important; token permission; reserve allocate
request; cache store; security safety; battery cell source power; wire lead cable connection;
terminal end pole contact; path route circuit loop; closed complete connected; open broken
incomplete gap; broken damaged open gap; damaged broken burned faulty; short shortcut; switch key;
series line row; parallel branch separate; current flow electricity; voltage difference potential;
meter multimeter voltmeter; state charge condition; connected attached joined linked; connect
attach join touch link; separated disconnected apart; independent separate own; glow light shine;
off unlit dark; drain use empty; complete close closed full; saturated full maximum; concentrated
strong; concentration strength amount; dilute weak; mixture combination mix; filter strain
separate; strain filter; evaporate dry vapor disappear; evaporation drying; particle piece bit
grain; react change bubble fizz; reaction change bubble; fizz bubble gas; absorb soak suck; heat
warm energy; insulate keep; conduct carry pass; attract pull stick; mass weight heavy amount;
density heavy; volume loud amount size; pitch tone frequency; vibrate shake move; vibration shake
movement; sound noise hear; tension tight stretch; string cord; erosion wear wash; weathering
break wear; deposition dropping; sediment sand soil dirt; hard tough strong; sprout grow
germinate; germinate grow sprout; population number group; survival live; inherit pass parent; egg
hatch; skeleton bones; lever arm; measure test record; measurement measure number; standard same;
observation see; evidence data proof; control same; variable change factor; sun solar light;
shadow shade dark; orbit revolve circle; ray beam light; lens glass; sample subset part;
population everyone whole entire; randomize random shuffle; assign place allocate; assignment
placement allocation; treatment drug medication; blind unaware; bias unfair skew; biased unfair
skewed; confound lurking hidden third; confounding lurking hidden; explanatory predictor; response
dependent outcome; outcome result response; causation cause causality; associate link relate;
observational observe watch; manipulate change alter control; voluntary volunteer self; outlier
extreme unusual; spread variability variation; variation variability spread; retrospective past
backward; prospective future forward; anecdotal story personal; anecdote story; replicate repeat
reproduce; sick ill unhealthy; backpropagation backprop
"""
