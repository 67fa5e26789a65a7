"""Words that many organizations are called after: such a word alone is not yet a name."""

from __future__ import annotations

ORDINARY = frozenset(
    """
    population integrative allopathic podiatric osteopathic vascular translational counseling charitable graduate
    artificial intelligence mental political hospitality distilled spirits quality rating stroke coast town centre
    dental implant building bitcoin ethereum reduction harm tropical agriculture transportation optics ministers stock
    risk picture fitness lifestyle channels actuaries opposition economics design student trial lawyers fleet weight
    loss recovery wellness behavioral radiology emergency dermatology cardiology sleep music museum theatre football
    opportunity convention exhibition airport authority library county provincial opportunity workforce enforcement
    consumer insurance financial finance venture school elementary middle foundation law legal police fire army navy
    orphan control open bio common prevention memorial children community methodist presbyterian baptist lutheran
    abbey beauty able absolute acacia academy accel accelerated accent access accord ace achieve acorn action active
    acute adage adamas adams adapt adaptive adept advance advanced advent aegis aero affinity agenda agent agile
    aim air akers alba alder alexander align allen alliance allied allure alma alpha alpine alta alto amber
    ambit ambition amicus anchor ancora anderson andrew angel angle anthem apex apollo apple apricus aqua arc
    arcadia arch arcturus ardent arena argo argos aria aries ark armada array arrow arrowhead artemis artisan
    ascend ascent ash aspect aspen aspire assembly assurance aster astra athens atlantic atlas atom atrium
    aurora auto avalon avenue avid axiom axis azure baker balance barnes baron barrier base basic bay beacon
    beam bear bedford bell benchmark bennett berg berkeley berlin best beta better beverly beyond bicycle big
    birmingham bishop black blade blue bluebird blueprint bold bolt bond boston boulder brain brainstorm branch
    brave bridge bright brighton brilliant bristol broad brook brown bruce bull burgundy burlington butler cabot
    cadence calgary calibre california calm calypso cambridge campbell canopy canyon capital caps cardinal care
    caribou carmel carolina carter cascade castle catalyst cathedral cell centaur centaurus center central
    century certain champion chance channel charles chart chase chelsea chester chicago chief chimera chinook
    choice chrome circle citadel city clarity clark clayton clear clearside cleveland clinical close cloud
    clover coast cobalt code cognition coherent cole collins colorado colt columbia comet command common compass
    complete concept concert concord concordia condor confluence connect consonance constellation contact
    continuum convergence cook cooper copper coral core cornerstone corona cosmos cougar courage coventry craft
    creative crescendo crescent crest critical cross crossover crown crystal cubist cue current curtis cyclone
    cypress daily dallas daniel dart data david davis dawn day decision deep deer defiance defined delta denali
    denver desert design detroit diamond dice digital dimension direct discovery diverse divide dixon dolphin
    dome dominion douglas dove dover dragon dream drive dual dublin duke durham dynamic eagle earth east easton
    echo eclipse edge edinburgh edison edwards eight elan element elevate elevation elite ellis ember emerald
    emergent empire empower encore endeavor endeavour endo energy engage enigma ensemble ensign entity enzyme
    epic epoch equal equinox equity era essential essex eternal ethos euclid eureka evans ever everest evergreen
    evolve exact excel excellence exchange express exult eye fabric facet factor fair falcon family far fate
    field first fish fisher five flagship flame flash flex florence florida flow flower focus force ford forest
    form forma forte fortress fortune forty forward foster foundation founders fountain four fox francis
    franklin fraser free freedom fresh front frontier fulcrum full fusion future galaxy galileo garden gate
    gateway gem gemini gene general generation genesis geneva genuine georgia giant gibson glacier glasgow glass
    global globe gloucester gold golden good gordon grace graham grail grand granite grant graphite gravity gray
    great green greenwich griffin griffith grove growth guardian guide gulf hall halo hamilton hampshire hansa
    harbor harbour harmony harpoon harris harrison harrow harvard harvest harvey haven hawk hayes health heart
    hearts heidelberg helix helm henry hercules heritage hermes hero hexagon high highland hill holiday home
    hope horizon house houston howard hub hudson hughes human hunter huntington hybrid hyper icon ideal ideaya
    illumination image imagine imago immune impact imperial impulse independence index indiana indigo infinity
    influx initiative innate inner innovation inova insight insignia inspire instinct integral integrity
    intercept interface invictus ion iris iron ironwood island jackson jade jaguar james janus jasper javelin
    jazz jefferson jena jenkins jersey jerusalem jet jewel john johnson joint jones journey jubilee juniper juno
    jupiter just kansas karma kelly kennedy kent kentucky key keystone kind kinetic king kite knight krystal lab
    lake lancer landmark lantern lark laser latitude launch laurel lava lawrence lead leader leaf leap legacy
    legend leiden leo level lewis lexicon lexington liberty life ligand light lightning lilac lincoln link lion
    liquid live liverpool lloyd lodge logan logic london long lotus lucid lumen luminous luna lund lynx macro
    madison madrid madrigal magellan magic magnet magnolia maine manchester maple marathon marina mariner
    maritime mark marker marlin mars marshall martin maryland mason master matrix maverick max maxim maxwell may
    mayo meadow melbourne melody memory mentor mercury meridian merit merrimack metro miami michigan midas milan
    mile millennium miller mind mineral minerva miracle mirage mission mitchell model modern moment momenta
    monarch montana montreal moon moore morgan morning morpheus morris mosaic motif motion mountain munich
    murphy myriad mystic narrow nature nautilus navigator nelson neo neptune nest net nevada new newport newton
    next nexus night nimble noble nomad norris north northern northstar northwest norwich nottingham nova novel
    november oak oasis oberland object ocean octagon odyssey ohio oliver olympus omega omni one onyx opal open
    optic optimum option oracle orange orbit orchard orchid oregon origin orion orlando osaka oscar osiris
    osprey ottawa otter outlook ovation overland owen owl oxford pacific palisade palm panacea pandion panorama
    panther paradigm paragon paramount paris park parker particle pasadena passage path pathfinder patrick
    patriot paul peak pearl pegasus peloton penn performance perry perseus persona perspective peters phase
    philadelphia phillips phoenix piedmont pilgrim pillar pilot pine pinnacle pioneer pittsburgh plain planet
    plasma platform platinum plato plus plymouth point polar polaris pond portal porter portland portola
    poseidon positive power prague prairie praxis precision premier prescient prestige prevail price primary
    prime princeton principia prism pro proactive prodigy progress project prologue promise proof prospect
    protean protect proton provident provision proximity pulse puma pure puretech purple pyramid pyxis quantum
    quark quebec quest quick quiet quince quorum radiance radiant radius rain rainbow raleigh range ranger rapid
    rapt raptor rare ratio raven ray reach reaction real reason rebel recursion red reed reflection regal regent
    region regulus relay reliance reliant relief remedy renaissance renew republic resilience resolute
    resolution resolve response result reveal reverse revolution rhythm richard richards richmond richter ridge
    ridgeback ring rise river robert roberts robinson roche rochester rock rocket rogers rome rose rosetta ross
    round royal rubicon ruby russell ryan sable safe saga sage sail salem salient salt san sand santa sapphire
    satellite saturn savant scholar scope scorpion scott scout sea seal search season seattle second select
    senior sentinel sequel sequoia serene serenity series seven shadow shanghai shape sharp shaw sheffield
    shield shift shore shuttle sienna sierra sigma signal signature silence silk silver simon simple sirius six
    skyline smart smith sojourn sol solar solid solstice solution sonic soul source south southern sovereign
    space spark spectrum sphere spinnaker spiral spirit spring springs spruce square standard stanford stanley
    star stealth stellar stem step stephens sterling stewart stockholm stone storm strait strand strata
    strategic stream stride strides strong structure stuart sullivan summit sun sunrise sunset super supreme
    surface surge sustain swan swift sydney symmetry symphony synapse synergy synthesis synthetic syracuse
    system tactile talon tango target taurus taylor teal team tempest temple tempo tempus terra texas third
    thomas thompson thor thread three threshold thrive thunder tiger time titan token tokyo topaz torch toronto
    torrent tortoise touchstone tower trace tracker trail transcend transform transit translate tree trek trial
    triangle tribune trident trillium trinity trio triton triumph tropic true trust truth tucson tundra turin
    turner turning twelve twin twist two ultra umbra union unison unit united unity universal up upstream urban
    utah utopia valiant valley valor value vancouver vanguard vantage variant vault vector vega velocity venice
    venture venus verdant verge verity vermont verona versa vertex vertical verve vessel vesta veteran victor
    victory vienna viking village vincent vine virginia virtue virtus visa vision vista visual vital vivid voice
    volt vortex voyage voyager vulcan walden walker wallace walter ward warner warp warren warsaw washington
    watchmaker water watson wave webb wellesley wellington wells wellspring west western whale white whole wild
    willow wilson wind window windsor windward wing winter wisconsin wise wolf wonder wood worcester world
    wright xenon yale yellow york young zenith zephyr zero zest zodiac zurich
    """.split()
)
"""Everyday words, places and names of persons (small letters)."""
