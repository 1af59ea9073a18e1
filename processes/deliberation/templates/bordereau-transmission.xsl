<?xml version="1.0" encoding="UTF-8"?>
<!--
  Slip that goes to the prefecture with a deliberation (CGCT L2131-1, L2131-2, R2131-1 and following; message ACTES 1-1).
  data: act (number, title, matter, sessionDate, rapporteur), message (natureCode, natureName, actId, fileName),
  legality (reference, explanation); anomaly, correction, parameters/prefecture, parameters/classificationDate optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">Bordereau de transmission au contrôle de légalité</xsl:template>

  <xsl:template match="snapshot" mode="title">Délibération n° <xsl:value-of select="data/act/number"/></xsl:template>

  <xsl:template match="snapshot" mode="subtitle"><xsl:value-of select="data/parameters/prefecture"/></xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">50mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Objet</xsl:with-param>
      <xsl:with-param name="value" select="data/act/title"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Date de la décision</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/act/sessionDate"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Nature</xsl:with-param>
      <xsl:with-param name="value"><xsl:value-of select="data/message/natureCode"/> – <xsl:value-of select="data/message/natureName"/></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Matière</xsl:with-param>
      <xsl:with-param name="value" select="data/act/matter"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Nomenclature du</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date"><xsl:with-param name="iso" select="data/parameters/classificationDate"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Identifiant</xsl:with-param>
      <xsl:with-param name="value" select="data/message/actId"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Fichier de l’acte</xsl:with-param>
      <xsl:with-param name="value" select="data/message/fileName"/>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">SIREN de l’émetteur</xsl:with-param>
      <xsl:with-param name="value" select="member/siren"/>
    </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph" space-before="6pt"><xsl:value-of select="data/legality/explanation"/> (<xsl:value-of select="data/legality/reference"/>.)</fo:block>
    <xsl:if test="data/correction">
      <xsl:call-template name="heading"><xsl:with-param name="text">Nouvelle transmission</xsl:with-param></xsl:call-template>
      <xsl:if test="data/anomaly">
        <fo:block xsl:use-attribute-sets="paragraph">La transmission précédente a été rejetée :</fo:block>
        <xsl:apply-templates select="data/anomaly" mode="quoted"/>
      </xsl:if>
      <xsl:apply-templates select="data/correction" mode="paragraphs"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="mayor-signs"/>
  </xsl:template>

</xsl:stylesheet>
