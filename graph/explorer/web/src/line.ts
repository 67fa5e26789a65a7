// How ties are drawn: a line of its own thickness, solid or dashed, that stops at the target's arrow head if it has one.
// Derived from sigma's clamped edge program; the dash is counted in screen pixels.

import { EdgeProgram, type ProgramInfo, createEdgeArrowHeadProgram, createEdgeCompoundProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

const ARROW_LENGTH = 3.2;
const ARROW_WIDTH = 2.6;
// Thin lines must still be easy to hit with a mouse or a finger.
const PICK_THICKNESS = 14;

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_normal;
attribute vec2 a_positionStart;
attribute vec2 a_positionEnd;
attribute float a_radius;
attribute vec2 a_dash;
attribute float a_positionCoef;
attribute float a_normalCoef;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_zoomRatio;
uniform float u_pixelRatio;
uniform float u_correctionRatio;
uniform float u_minEdgeThickness;
uniform float u_feather;
uniform vec2 u_viewport;

varying vec4 v_color;
varying vec2 v_normal;
varying vec2 v_dash;
varying float v_thickness;
varying float v_feather;
varying float v_along;

const float bias = 255.0 / 254.0;

void main() {
  float wanted = length(a_normal);
  vec2 across = a_normal / max(wanted, 1e-9);
  vec2 forward = vec2(across.y, -across.x);
  #ifdef PICKING_MODE
  float pixels = max(wanted, ${PICK_THICKNESS.toFixed(1)} * u_sizeRatio);
  #else
  float pixels = max(wanted, u_minEdgeThickness * u_sizeRatio);
  #endif
  float thickness = pixels * u_correctionRatio / u_sizeRatio;
  float head = a_radius > 0.0
    ? (a_radius * 2.0 + wanted * ${(ARROW_LENGTH * 2).toFixed(2)}) * u_correctionRatio / u_sizeRatio
    : 0.0;

  vec2 onAxis = mix(a_positionStart, a_positionEnd - forward * head, a_positionCoef);
  gl_Position = vec4((u_matrix * vec3(onAxis + across * a_normalCoef * thickness, 1)).xy, 0, 1);

  vec2 run = (u_matrix * vec3(onAxis, 1)).xy - (u_matrix * vec3(a_positionStart, 1)).xy;
  v_along = length(run * u_viewport * 0.5);
  v_dash = a_dash;
  v_thickness = thickness / u_zoomRatio;
  v_normal = across * a_normalCoef;
  v_feather = u_feather * u_correctionRatio / u_zoomRatio / u_pixelRatio * 2.0;

  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_normal;
varying vec2 v_dash;
varying float v_thickness;
varying float v_feather;
varying float v_along;

const vec4 transparent = vec4(0.0);

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float side = smoothstep(v_thickness - v_feather, v_thickness, length(v_normal) * v_thickness);
  float gap = 0.0;
  if (v_dash.y > 0.0) {
    float place = mod(v_along, v_dash.x + v_dash.y);
    gap = smoothstep(-0.6, 0.6, abs(place - v_dash.x * 0.5) - v_dash.x * 0.5);
  }
  gl_FragColor = mix(v_color, transparent, max(side, gap));
  #endif
}
`;

const UNIFORMS = [
  "u_matrix",
  "u_sizeRatio",
  "u_zoomRatio",
  "u_pixelRatio",
  "u_correctionRatio",
  "u_minEdgeThickness",
  "u_feather",
  "u_viewport",
] as const;
type Uniform = (typeof UNIFORMS)[number];

export interface LineData extends EdgeDisplayData {
  dash: readonly [number, number];
}

class DealLine extends EdgeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_positionStart", size: 2, type: FLOAT },
        { name: "a_positionEnd", size: 2, type: FLOAT },
        { name: "a_normal", size: 2, type: FLOAT },
        { name: "a_radius", size: 1, type: FLOAT },
        { name: "a_dash", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: "a_positionCoef", size: 1, type: FLOAT },
        { name: "a_normalCoef", size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { size, dash, color, type } = data as LineData;
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const perUnit = size / (Math.hypot(dx, dy) || 1);
    const values = [
      source.x,
      source.y,
      target.x,
      target.y,
      -dy * perUnit,
      dx * perUnit,
      type === "arrow" ? target.size : 0,
      dash[0],
      dash[1],
      floatColor(color),
      edgeIndex,
    ];
    this.array.set(values, startIndex);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(at.u_zoomRatio, params.zoomRatio);
    gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
    gl.uniform1f(at.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(at.u_minEdgeThickness, params.minEdgeThickness);
    gl.uniform1f(at.u_feather, params.antiAliasingFeather);
    gl.uniform2f(at.u_viewport, params.width, params.height);
  }
}

/** sigma's edge programs by type: "line" for ties both ways, "arrow" for ties with a direction. */
export const linePrograms = {
  line: DealLine,
  arrow: createEdgeCompoundProgram([
    DealLine,
    createEdgeArrowHeadProgram({ lengthToThicknessRatio: ARROW_LENGTH, widenessToThicknessRatio: ARROW_WIDTH }),
  ]),
};
