{{- define "ripen.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- /* The labels that select a service's pods: (dict "root" $ "service" "scoring"). They never change. */ -}}
{{- define "ripen.selector" -}}
app.kubernetes.io/name: {{ .service }}-service
app.kubernetes.io/instance: {{ include "ripen.name" .root }}
{{- end }}

{{- define "ripen.labels" -}}
{{ include "ripen.selector" . }}
app.kubernetes.io/part-of: ripen
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- /* The same for what belongs to no service. */ -}}
{{- define "ripen.commonLabels" -}}
app.kubernetes.io/instance: {{ include "ripen.name" . }}
app.kubernetes.io/part-of: ripen
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- /* The name of an environment variable for a setting, by the rule of MicroProfile Config. */ -}}
{{- define "ripen.variable" -}}
{{- regexReplaceAll "[^A-Za-z0-9]" . "_" | upper -}}
{{- end }}

{{- define "ripen.bootstrap" -}}
{{- if .Values.strimzi.enabled -}}
{{ .Values.strimzi.cluster }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:9093
{{- else -}}
{{ required "kafka.bootstrapServers must be set unless strimzi.enabled" .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end }}

{{- define "ripen.postgresHost" -}}
{{- if .Values.cloudnativepg.enabled -}}
{{ .Values.cloudnativepg.cluster }}-rw.{{ .Release.Namespace }}.svc
{{- else -}}
{{ required "postgres.host must be set unless cloudnativepg.enabled" .Values.postgres.host }}
{{- end -}}
{{- end }}

{{- /* Name of the secret with the user of PostgreSQL. */ -}}
{{- define "ripen.postgresSecret" -}}
{{- if .Values.cloudnativepg.enabled -}}
{{ .Values.cloudnativepg.cluster }}-app
{{- else -}}
{{ .Values.postgres.secret.name }}
{{- end -}}
{{- end }}

{{- /* Name of a service's user of Kafka, and of the secret that the operator makes for it. */ -}}
{{- define "ripen.kafkaUser" -}}
{{ include "ripen.name" .root }}-{{ .service }}
{{- end }}

{{- define "ripen.caSecret" -}}
{{- if .Values.strimzi.enabled -}}
{{ .Values.strimzi.cluster }}-cluster-ca-cert
{{- else -}}
{{ .Values.kafka.caSecret.name }}
{{- end -}}
{{- end }}

{{- /* application.properties of a service; the environment (secrets) wins over it. */ -}}
{{- define "ripen.properties" -}}
{{- $values := .root.Values -}}
{{- $own := index $values.services .service -}}
{{- $settings := dict
      "ripen.http.host" "0.0.0.0"
      "quarkus.http.port" (int $own.port)
      "ripen.kafka.bootstrap-servers" (include "ripen.bootstrap" .root)
      "ripen.lanes.partitions" (int $values.partitions)
      "ripen.lanes.replication-factor" (int $values.kafka.replicationFactor)
      "ripen.lanes.min-in-sync-replicas" (int $values.kafka.minInSyncReplicas)
      "quarkus.log.console.json.enabled" $values.logs.json -}}
{{- if $values.traces.endpoint -}}
{{- $_ := set $settings "quarkus.otel.sdk.disabled" false -}}
{{- $_ := set $settings "quarkus.otel.exporter.otlp.endpoint" $values.traces.endpoint -}}
{{- $_ := set $settings "quarkus.otel.exporter.otlp.protocol" $values.traces.protocol -}}
{{- end -}}
{{- range $key, $value := $values.kafka.client -}}
{{- $_ := set $settings (printf "kafka.%s" $key) $value -}}
{{- end -}}
{{- if $values.strimzi.enabled -}}
{{- $_ := set $settings "kafka.security.protocol" "SASL_SSL" -}}
{{- $_ := set $settings "kafka.sasl.mechanism" "SCRAM-SHA-512" -}}
{{- end -}}
{{- if include "ripen.caSecret" .root -}}
{{- $_ := set $settings "kafka.ssl.truststore.type" "PEM" -}}
{{- $_ := set $settings "kafka.ssl.truststore.location" "/ripen/kafka-ca/ca.crt" -}}
{{- end -}}
{{- if eq .service "ingest" -}}
{{- $_ := set $settings "ripen.ingest.sites.file" "/ripen/sites/sites.yaml" -}}
{{- $_ := set $settings "ripen.ingest.spool.directory" "/ripen/spool/events" -}}
{{- if $values.ingress.enabled -}}
{{- $_ := set $settings "quarkus.http.proxy.proxy-address-forwarding" true -}}
{{- with $values.ingress.trustedProxies -}}
{{- $_ := set $settings "quarkus.http.proxy.trusted-proxies" (join "," .) -}}
{{- end -}}
{{- end -}}
{{- else -}}
{{- $_ := set $settings "ripen.postgres.host" (include "ripen.postgresHost" .root) -}}
{{- $_ := set $settings "ripen.postgres.port" (int $values.postgres.port) -}}
{{- $_ := set $settings "ripen.postgres.database" $values.postgres.database -}}
{{- $_ := set $settings "quarkus.oidc.roles.role-claim-path" $values.login.rolesClaim -}}
{{- if $values.login.serverUrl -}}
{{- $_ := set $settings "quarkus.oidc.auth-server-url" $values.login.serverUrl -}}
{{- $_ := set $settings "quarkus.oidc.token.audience" $values.login.audience -}}
{{- else -}}
{{- $_ := set $settings "quarkus.oidc.public-key" (replace "\n" "" $values.login.publicKey) -}}
{{- end -}}
{{- end -}}
{{- if and (eq .service "nurture") $values.ingress.enabled -}}
{{- $_ := set $settings "ripen.nurture.links.base-url" (printf "https://%s" $values.ingress.public.pagesHost) -}}
{{- $_ := set $settings "ripen.nurture.tracking.base-url" (printf "https://%s" $values.ingress.public.ingestHost) -}}
{{- end -}}
{{- range $key, $value := $own.settings -}}
{{- $_ := set $settings $key $value -}}
{{- end -}}
{{- range $key := keys $settings | sortAlpha }}
{{ $key }}={{ include "ripen.text" (get $settings $key) | replace "\\" "\\\\" }}
{{- end }}
{{- end }}

{{- /* The port of a URL; where none stands in it, that of its scheme. */ -}}
{{- define "ripen.portOf" -}}
{{- $named := "^[a-z]+://[^/]+:([0-9]+)(/.*)?$" -}}
{{- if regexMatch $named . -}}
{{ regexReplaceAll $named . "${1}" }}
{{- else -}}
{{ hasPrefix "https:" . | ternary 443 80 }}
{{- end -}}
{{- end }}

{{- /* A setting's value. Numbers of values files are floating ones, which would be written with an exponent from a million on. */ -}}
{{- define "ripen.text" -}}
{{- if kindIs "float64" . -}}
{{- if eq (floor .) . -}}
{{ int64 . }}
{{- else -}}
{{ . }}
{{- end -}}
{{- else -}}
{{ . }}
{{- end -}}
{{- end }}

{{- /* What comes from secrets, as environment variables. */ -}}
{{- define "ripen.environment" -}}
{{- $values := .root.Values -}}
{{- $own := index $values.services .service -}}
- name: JDK_JAVA_OPTIONS
  value: "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
{{- if $values.strimzi.enabled }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom: {secretKeyRef: {name: {{ include "ripen.kafkaUser" . }}, key: sasl.jaas.config}}
{{- else if $values.kafka.jaasSecret.name }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom: {secretKeyRef: {name: {{ $values.kafka.jaasSecret.name }}, key: {{ $values.kafka.jaasSecret.key }}}}
{{- end }}
{{- if ne .service "ingest" }}
- name: RIPEN_POSTGRES_USER
  valueFrom: {secretKeyRef: {name: {{ include "ripen.postgresSecret" .root }}, key: {{ $values.postgres.secret.usernameKey }}}}
- name: RIPEN_POSTGRES_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ include "ripen.postgresSecret" .root }}, key: {{ $values.postgres.secret.passwordKey }}}}
{{- end }}
{{- range $setting, $from := $own.secretSettings }}
- name: {{ include "ripen.variable" $setting }}
  valueFrom: {secretKeyRef: {name: {{ $from.name }}, key: {{ $from.key }}}}
{{- end }}
{{- end }}

{{- define "ripen.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /ripen/config, readOnly: true}
{{- if include "ripen.caSecret" .root }}
- {name: kafka-ca, mountPath: /ripen/kafka-ca, readOnly: true}
{{- end }}
{{- if eq .service "ingest" }}
- {name: sites, mountPath: /ripen/sites, readOnly: true}
- {name: spool, mountPath: /ripen/spool}
{{- end }}
{{- range (index .root.Values.services .service).mounts }}
- {name: {{ .name }}, mountPath: {{ .path }}, readOnly: true}
{{- end }}
{{- end }}

{{- define "ripen.volumes" -}}
{{- $own := index .root.Values.services .service -}}
- {name: tmp, emptyDir: {sizeLimit: 256Mi}}
- {name: config, configMap: {name: {{ include "ripen.name" .root }}-{{ .service }}}}
{{- with include "ripen.caSecret" .root }}
- {name: kafka-ca, secret: {secretName: {{ . }}, items: [{key: {{ $.root.Values.strimzi.enabled | ternary "ca.crt" $.root.Values.kafka.caSecret.key }}, path: ca.crt}]}}
{{- end }}
{{- if eq .service "ingest" }}
- {name: sites, secret: {secretName: {{ $own.sites.secret }}, items: [{key: {{ $own.sites.key }}, path: sites.yaml}]}}
{{- end }}
{{- range $own.mounts }}
{{- if .configMap }}
- {name: {{ .name }}, configMap: {name: {{ .configMap }}}}
{{- else }}
- {name: {{ .name }}, secret: {secretName: {{ .secret }}}}
{{- end }}
{{- end }}
{{- end }}

{{- define "ripen.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- /* The pod of a service, the same for the StatefulSet of ingest and the Deployments of the others. */ -}}
{{- define "ripen.pod" -}}
{{- $values := .root.Values -}}
{{- $own := index $values.services .service -}}
{{- $image := printf "%s/%s-service:%s" (required "image.repository must be set" $values.image.repository) .service ($values.image.tag | default .root.Chart.AppVersion) -}}
metadata:
  labels:
    {{- include "ripen.labels" . | nindent 4 }}
  annotations:
    ripen.io/config: {{ include "ripen.properties" . | sha256sum }}
spec:
  # Variables of services in the namespace (RIPEN_INGEST_PORT, KAFKA_PORT) would be taken for settings.
  enableServiceLinks: false
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: {{ $values.shutdown.graceSeconds }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: {type: RuntimeDefault}
  {{- with $values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "ripen.selector" $ | nindent 10 }}
    {{- end }}
  {{- if ne .service "ingest" }}
  initContainers:
    # The service itself with the word to end once its schema is up to date. Flyway lets one pod at a time do it.
    - name: migrate
      image: {{ $image }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      securityContext:
        {{- include "ripen.containerSecurity" . | nindent 8 }}
      resources:
        {{- toYaml $own.resources | nindent 8 }}
      env:
        {{- include "ripen.environment" . | nindent 8 }}
        - {name: QUARKUS_INIT_AND_EXIT, value: "true"}
      volumeMounts:
        {{- include "ripen.mounts" . | nindent 8 }}
  {{- end }}
  containers:
    - name: {{ .service }}
      image: {{ $image }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      securityContext:
        {{- include "ripen.containerSecurity" . | nindent 8 }}
      ports:
        - {name: http, containerPort: {{ $own.port }}}
      env:
        {{- include "ripen.environment" . | nindent 8 }}
        {{- if ne .service "ingest" }}
        - {name: QUARKUS_FLYWAY_MIGRATE_AT_START, value: "false"}
        {{- end }}
      resources:
        {{- toYaml $own.resources | nindent 8 }}
      startupProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /q/health/ready, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 2
      lifecycle:
        preStop: {sleep: {seconds: {{ $values.shutdown.pauseSeconds }}}}
      volumeMounts:
        {{- include "ripen.mounts" . | nindent 8 }}
  volumes:
    {{- include "ripen.volumes" . | nindent 4 }}
{{- end }}
