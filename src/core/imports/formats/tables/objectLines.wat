(module
  (memory (export "memory") 1)
  ;; Line ends before `length`, counted; behind `out` the number of objects, then on which line each begins.
  (func (export "linesOfRun") (param $length i32) (param $first i32) (param $indent i32) (param $out i32) (result i32)
    (local $from i32) (local $mask i32) (local $at i32) (local $brace i32) (local $lines i32) (local $next i32)
    (local.set $next (i32.add (local.get $out) (i32.const 4)))
    (block $end
      (loop $blocks
        (br_if $end (i32.ge_u (local.get $from) (local.get $length)))
        (local.set $mask (i8x16.bitmask (i8x16.eq (v128.load (local.get $from)) (i8x16.splat (i32.const 10)))))
        (block $none
          (loop $marks
            (br_if $none (i32.eqz (local.get $mask)))
            (local.set $at (i32.add (local.get $from) (i32.ctz (local.get $mask))))
            (local.set $mask (i32.and (local.get $mask) (i32.sub (local.get $mask) (i32.const 1))))
            (br_if $end (i32.ge_u (local.get $at) (local.get $length)))
            (local.set $lines (i32.add (local.get $lines) (i32.const 1)))
            (local.set $brace (i32.add (local.get $at) (local.get $indent)))
            (br_if $marks (i32.ge_u (local.get $brace) (local.get $length)))
            (br_if $marks (i32.ne (i32.load8_u (local.get $brace)) (i32.const 123)))
            (local.set $at (i32.sub (local.get $brace) (local.get $first)))
            (if (i32.gt_s (local.get $at) (i32.const 0))
              (then
                (br_if $marks (i32.ne (i32.load8_u (i32.sub (local.get $at) (i32.const 1))) (i32.const 125)))
                (local.set $brace (i32.const 0))
                (block $same
                  (loop $bytes
                    (br_if $same (i32.ge_u (local.get $brace) (local.get $first)))
                    (br_if $marks (i32.ne
                      (i32.load8_u (i32.add (local.get $at) (local.get $brace)))
                      (i32.load8_u (local.get $brace))))
                    (local.set $brace (i32.add (local.get $brace) (i32.const 1)))
                    (br $bytes)))))
            (i32.store (local.get $next) (local.get $lines))
            (local.set $next (i32.add (local.get $next) (i32.const 4)))
            (br $marks)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $blocks)))
    (i32.store (local.get $out)
      (i32.shr_u (i32.sub (i32.sub (local.get $next) (local.get $out)) (i32.const 4)) (i32.const 2)))
    (local.get $lines)))
